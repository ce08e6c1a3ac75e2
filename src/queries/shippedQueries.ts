import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { AtlasError } from "../errors.js";
import { readDrawing } from "./charts/drawing.js";
import { queryComment } from "./queryComment.js";
import type { SavedQuery } from "./savedQuery.js";

/** A query that came with this program, and the names by which it is known: its id, its file and its operation. */
export interface ShippedQuery extends SavedQuery {
  readonly names: readonly string[];
}

/** Where the shipped queries of a project lie. */
export const operationsOf = (root: string): string => join(root, "schema", "operations");

const idOf = (file: string): string => file.replace(/\.graphql$/, "").replace(/^\d+-/, "");

function shippedQuery(file: string, document: string): ShippedQuery {
  const id = idOf(file);
  const { title, description, variables, drawing } = queryComment(document);
  const read = drawing === null ? null : readDrawing(drawing);
  // What is no drawing stays as it is written, for the check of all queries to tell.
  const drawn = Array.isArray(read) ? drawing : read;
  const operations = [...document.matchAll(/^\s*query\s+(\w+)/gm)].map((it) => it[1]!);
  const names = [id, file, file.replace(/\.graphql$/, ""), ...operations];
  return {
    id,
    version: 1,
    title: title ?? id,
    description: description.join("\n") || null,
    document,
    variables,
    drawing: drawn as SavedQuery["drawing"],
    shipped: true,
    savedAt: null,
    names,
  };
}

/** All queries of a folder, in the order of its files. */
export async function shippedQueries(folder: string): Promise<readonly ShippedQuery[]> {
  const files = (await readdir(folder)).filter((it) => it.endsWith(".graphql")).toSorted();
  return Promise.all(files.map(async (file) => shippedQuery(file, await readFile(join(folder, file), "utf8"))));
}

/** The shipped query of an id, a file or an operation. Throws `NOT_FOUND` with the ids that there are. */
export async function shippedQueryOf(folder: string, name: string): Promise<ShippedQuery> {
  const all = await shippedQueries(folder);
  const found = all.find((it) => it.names.includes(name));
  if (found) return found;
  throw new AtlasError("NOT_FOUND", `Expected the name of a saved query (${all.map((it) => it.id).join(", ")}), got "${name}".`);
}
