import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { AtlasError } from "../../errors.js";

/** A query that is kept under a name. */
export interface SavedQuery {
  /** `partners-of-zhejiang-lab` */
  readonly name: string;
  readonly query: string;
}

const plainName = (file: string): string => file.replace(/\.graphql$/, "").replace(/^\d+-/, "");

/**
 * The shipped query of a name: that of its file with or without its number, or that of its operation. Throws `NOT_FOUND` with the names that
 * there are.
 */
export async function savedQuery(folder: string, name: string): Promise<SavedQuery> {
  const files = (await readdir(folder)).filter((it) => it.endsWith(".graphql")).toSorted();
  for (const file of files) {
    const query = await readFile(join(folder, file), "utf8");
    const names = [
      file,
      file.replace(/\.graphql$/, ""),
      plainName(file),
      ...[...query.matchAll(/^\s*query\s+(\w+)/gm)].map((it) => it[1]!),
    ];
    if (names.includes(name)) return { name: plainName(file), query };
  }
  throw new AtlasError("NOT_FOUND", `Expected the name of a saved query (${files.map(plainName).join(", ")}), got "${name}".`);
}
