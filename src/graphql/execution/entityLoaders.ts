import type DataLoader from "dataloader";
import { isObjectType } from "graphql";
import type { KindSpec } from "../../catalogue/kind.js";
import { entitiesById, entitiesByIdentifier } from "../../cypher/entities.js";
import { type EntityLayout, type EntityValue, entityLayout, type Selection } from "../../cypher/layout.js";
import { readsById } from "./attach.js";
import type { RequestWork } from "./requestWork.js";
import { fieldsBelow, mergeFields, type Selections } from "./selections.js";

/** All that an operation asks of entities read by id, wherever it does, so that each is read once. */
function selectionById(selections: Selections, { schema }: RequestWork): Selection {
  const asked = [...selections].filter(([key]) => {
    const [parent, field] = key.split(".") as [string, string];
    const type = schema.getType(parent);
    const known = isObjectType(type) ? type.getFields()[field] : undefined;
    return known !== undefined && readsById(known);
  });
  return mergeFields(asked.map(([, fields]) => fields));
}

/** Finds the entity of each key among rows of a key and an entity's columns; null where there is none. */
function byKey(rows: readonly (readonly unknown[])[], layout: EntityLayout, keys: readonly string[]): readonly (EntityValue | null)[] {
  const found = new Map(rows.map(([key, row]) => [key, layout.decode(row as readonly unknown[], 0)]));
  return keys.map((it) => found.get(it) ?? null);
}

/** Entities of any kind by id; null where there is none. */
export function entityLoader(work: RequestWork, selections: Selections): DataLoader<string, EntityValue | null> {
  return work.loader("entity", () => {
    const layout = entityLayout(work.catalogue.kinds, selectionById(selections, work));
    return async (ids) => byKey(await work.reads.read(entitiesById(layout, ids)), layout, ids);
  });
}

/** Entities of one kind by a strong identifier in its bare form; null where there is none. */
export function identifierLoader(
  work: RequestWork,
  kind: KindSpec,
  property: string,
  selections: Selections,
): DataLoader<string, EntityValue | null> {
  return work.loader(`identifier ${kind.name}.${property}`, () => {
    const layout = entityLayout([kind], fieldsBelow(selections, `Query.${kind.singular}`));
    return async (values) => byKey(await work.reads.read(entitiesByIdentifier(kind, property, layout, values)), layout, values);
  });
}
