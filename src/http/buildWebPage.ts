import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { extname, join, relative } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const compressed: ReadonlySet<string> = new Set([".html", ".js", ".css", ".svg", ".ttf", ".json"]);

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name))
    .sort();
}

/** What of this program the pages are made of. */
const bundled = ["src/web", "src/queries", "src/export", "src/errors.ts"];

/** A hash over everything that the built page depends on. */
function sourcesHash(root: string): string {
  const hash = createHash("sha256");
  const sources = [...bundled, "schema/operations", "schema/symmetric.json", "package-lock.json"].flatMap((it) => filesOf(join(root, it)));
  for (const path of sources)
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update("\0");
  return hash.digest("hex");
}

async function precompress(path: string): Promise<void> {
  const body = await readFile(path);
  // The best quality, 11, would make the build three times as long for a twentieth less.
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } };
  const [br, gz] = await Promise.all([promisify(brotliCompress)(body, quality), promisify(gzip)(body, { level: 9 })]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}

/** Builds the web page into `.build/web` unless what is there was built from the same sources. Tells whether it built. */
export async function buildWebPage(root: string): Promise<boolean> {
  const folder = join(root, ".build/web");
  const stamp = join(folder, "sources.sha256");
  const hash = sourcesHash(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return false;
  // In a process of its own: the bundler's memory goes back when it is done, and a start with a fresh page never loads it.
  const vite = join(root, "node_modules/vite/bin/vite.js");
  await promisify(execFile)(process.execPath, [vite, "build", "--config", join(root, "src/web/vite.config.ts"), "--logLevel", "warn"]);
  await Promise.all(
    filesOf(folder)
      .filter((it) => compressed.has(extname(it)))
      .map(precompress),
  );
  await writeFile(stamp, hash);
  return true;
}
