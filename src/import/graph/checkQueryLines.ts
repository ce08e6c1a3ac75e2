import { createSavedQueries, savedQueriesById } from "../../cypher/writes/graphImport.js";
import { integer } from "../../database/integer.js";
import { type CheckBatch, freshLines } from "./batchContext.js";
import { expectTexts, shown } from "./graphLine.js";

/** Versions of the queries that people saved. Whether the schema still takes them is for `atlas check` to tell. */
export const checkQueryLines: CheckBatch = async (context, lines) => {
  const { database, tell } = context;
  const named = lines.filter((it) => expectTexts(it, ["id", "query", "title", "document", "variables", "savedAt"], tell));
  for (const line of named)
    if (!Number.isSafeInteger(line.fields["version"])) tell(line, `version: expected a whole number, got ${shown(line.fields["version"])}`);
  const { rows } = await database.read(savedQueriesById(named.map((it) => it.fields["id"] as string)));
  const fresh = freshLines(context, named, new Set(rows.map((it) => it[0] as string)));
  const created = fresh.map(({ fields: { line: _, version, ...properties } }) => ({ ...properties, version: integer(Number(version)) }));
  return created.length > 0 ? [createSavedQueries(created)] : [];
};
