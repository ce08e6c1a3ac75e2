import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const flags = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"];
flags.push("--disable-component-update", "--disable-sync");
// WebGL by software, the same on every machine.
flags.push("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader");

/** A real Chromium without a window; whoever launches it closes it. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium", args: flags });

export interface Visit {
  readonly page: Page;
  /** What a clean page does not do: errors in its console, exceptions, questions to other hosts. */
  readonly faults: readonly string[];
  /** Bytes that came over the network so far, compressed as they came. */
  readonly received: () => Promise<number>;
}

export interface VisitOptions extends BrowserContextOptions {
  /** Origins that may be asked beside that of the address. */
  readonly allowed?: readonly string[];
  /** Runs before the page's own scripts. */
  readonly script?: string;
}

/** Opens an address as a new visitor would, and gathers what a clean page does not do. Close it by `page.context().close()`. */
export async function visit(browser: Browser, address: string, { allowed = [], script, ...options }: VisitOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  if (script) await context.addInitScript({ content: script });
  const page = await context.newPage();
  const faults: string[] = [];
  const origins = [new URL(address).origin, ...allowed];
  const sizes: Promise<number>[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && !origins.includes(origin)) faults.push(`asked ${request.url()}`);
  });
  page.on("requestfinished", (request) => {
    const size = request.sizes().then((it) => it.responseBodySize + it.responseHeadersSize);
    // A page that is closed meanwhile has received no more.
    sizes.push(size.catch(() => 0));
  });
  await page.goto(address);
  return { page, faults, received: async () => (await Promise.all(sizes)).reduce((sum, it) => sum + it, 0) };
}
