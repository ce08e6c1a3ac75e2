import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, relative } from "node:path";
import { isUnchanged, weakTag } from "./etag.js";
import type { Exchange, Route } from "./exchange.js";
import { acceptedEncoding, type Encoding, send } from "./send.js";
import { HttpError } from "./sendError.js";

const types: Readonly<Record<string, string>> = Object.freeze({
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
  ".json": "application/json; charset=utf-8",
});

const suffixes: Readonly<Record<Encoding, string>> = Object.freeze({ br: ".br", gzip: ".gz", identity: "" });

interface WebFile {
  readonly path: string;
  readonly type: string;
  readonly encodings: readonly Encoding[];
  readonly etag: string;
  /** Whether the name changes with the content. */
  readonly hashed: boolean;
}

/** The files of the built page by address. Only these are ever served, so no address can lead out of the folder. */
function webFiles(folder: string): ReadonlyMap<string, WebFile> {
  const files = new Map<string, WebFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const type = types[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const address = `/${relative(folder, path).replaceAll("\\", "/")}`;
    files.set(address, {
      path,
      type,
      encodings: (["br", "gzip", "identity"] as const).filter((it) => existsSync(path + suffixes[it])),
      etag: weakTag(readFileSync(path)),
      hashed: address.startsWith("/assets/"),
    });
  }
  return files;
}

async function sendFile(exchange: Exchange, file: WebFile): Promise<void> {
  const cache = file.hashed ? "public, max-age=31536000, immutable" : "no-cache";
  const headers = { etag: file.etag, "cache-control": cache };
  if (isUnchanged(exchange, file.etag)) return send(exchange, { status: 304, headers });
  const encoding = acceptedEncoding(exchange, file.encodings);
  await send(exchange, {
    status: 200,
    headers: {
      ...headers,
      "content-type": file.type,
      ...(encoding !== "identity" && { "content-encoding": encoding, vary: "accept-encoding" }),
    },
    body: await readFile(file.path + suffixes[encoding]),
  });
}

/** The pages that have an address of their own; others are sent by whoever fills them in. */
const pages: Readonly<Record<string, string>> = Object.freeze({
  "/": "/index.html",
  "/explore": "/explore.html",
  "/dashboard": "/dashboard.html",
  "/recipes": "/recipes.html",
});

/** The built web pages, and their files at `/assets/`; the folder is looked through once, now. */
export function webRoutes(folder: string): readonly Route[] {
  const files = webFiles(folder);
  const serve = (address: string) => async (exchange: Exchange) => {
    const file = files.get(address === "" ? exchange.url.pathname : address);
    if (file) return sendFile(exchange, file);
    const advice = files.size === 0 ? " The web page was not built; run `npm run build`." : "";
    throw new HttpError(404, "NOT_FOUND", `There is no file at ${exchange.url.pathname}.${advice}`);
  };
  const common = { methods: ["GET", "HEAD"], logLevel: "debug" } as const;
  return [
    ...Object.entries(pages).map(([path, file]) => ({ ...common, path, handle: serve(file) })),
    // Browsers ask for the second one themselves where what they show names none, such as a picture.
    ...["/favicon.svg", "/favicon.ico"].map((path) => ({ ...common, path, handle: serve("/favicon.svg") })),
    { ...common, path: "/assets/*", handle: serve("") },
  ];
}
