import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";

const axe = readFileSync(createRequire(join(process.cwd(), "package.json")).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** What keeps people from using a page, of that what axe-core calls serious or critical: a line for each rule that is broken. */
export async function accessFaults(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"] })`);
  const { violations } = found as { readonly violations: readonly Violation[] };
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map((it) => `${it.target.join(" ")}: ${it.failureSummary}`).join("\n")}`);
}

/** How people look at a page: wide and narrow, in light and dark. */
export const lookings: readonly BrowserContextOptions[] = [1280, 390].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ viewport: { width, height: 800 }, colorScheme })),
);
