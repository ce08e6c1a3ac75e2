import { entitiesWithoutId, makeEntities, strayNodes } from "../../cypher/writes/checkReads.js";
import { type CheckContext, fault, mend } from "./checkContext.js";

/** Finds entities without id and nodes of a kind that are no entities. */
export async function checkLabels(context: CheckContext): Promise<void> {
  const { database, catalogue } = context;
  const nameless = await database.read(entitiesWithoutId());
  for (const [labels, name] of nameless.rows)
    fault(context, "entity without an id", `${String(name)} (${(labels as string[]).join(":")})`, false);
  for (const kind of catalogue.kinds) {
    const { rows } = await database.read(strayNodes(kind.name));
    for (const [, id, free] of rows) fault(context, "node of a kind that is no entity", `${String(id)} (${kind.name})`, free === true);
    const handles = rows.filter((it) => it[2] === true).map((it) => it[0] as string);
    if (handles.length > 0) await mend(context, [makeEntities(kind.name, handles)]);
  }
}
