import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Statement } from "../../cypher/statement.js";
import { createEntities, deleteEntities, updateEntities } from "../../cypher/writes/entityWrites.js";
import { createRecords, replaceRecords } from "../../cypher/writes/recordWrites.js";
import { createRelationships, deleteRelationships, updateRelationships } from "../../cypher/writes/relationshipWrites.js";
import type { EntityPlan, RelationshipPlan } from "./batchPlan.js";
import type { Changes } from "./change.js";
import { encodeRecord } from "./storedRecord.js";

/** Everything that a batch writes. What goes away comes first, so that what it held unique is free. */
export function batchStatements(
  catalogue: Catalogue,
  entities: EntityPlan,
  relationships: RelationshipPlan,
  changes: Changes,
): readonly Statement[] {
  const records = [...changes.values()].map((it) => ({
    created: it.before === null,
    row: { id: it.after.id, properties: encodeRecord(it.after) },
  }));
  const fresh = records.filter((it) => it.created).map((it) => it.row);
  const known = records.filter((it) => !it.created).map((it) => it.row);
  return [
    ...[...relationships.deleted].map(([type, ids]) => deleteRelationships(type, ids)),
    ...(entities.deleted.length > 0 ? [deleteEntities(entities.deleted)] : []),
    ...updateEntities(
      catalogue,
      entities.updated.map(({ id, properties }) => ({ id, properties })),
    ),
    ...[...entities.created].map(([kind, rows]) => createEntities(kind, rows)),
    ...[...relationships.created].map(([type, rows]) => createRelationships(catalogue, type, rows)),
    ...[...relationships.updated].map(([type, rows]) => updateRelationships(type, rows)),
    ...(fresh.length > 0 ? [createRecords(fresh)] : []),
    ...(known.length > 0 ? [replaceRecords(known)] : []),
  ];
}
