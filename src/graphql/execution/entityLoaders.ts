import type DataLoader from "dataloader";
import { isObjectType } from "graphql";
import type { KindSpec } from "../../catalogue/kind.js";
import { aheadColumn } from "../../cypher/connectionPage.js";
import { entitiesById, entitiesByKey } from "../../cypher/entities.js";
import type { FilterScope } from "../../cypher/filter.js";
import { type EntityLayout, type EntityValue, entityLayout, type Selection } from "../../cypher/layout.js";
import type { Period } from "../../cypher/period.js";
import { readsById } from "./attach.js";
import { canonicalJson } from "./cursor.js";
import { keepLists, type ListAhead, scopeOf } from "./lists/listLoaders.js";
import type { Row } from "./lists/listPage.js";
import type { RequestWork } from "./requestWork.js";
import { fieldsBelow, mergeFields, type Selections } from "./selections.js";

/** What an operation asks for below each of the fields whose entities are read by id. */
const askedById = (selections: Selections, { schema }: RequestWork): Selections =>
  new Map(
    [...selections].filter(([key]) => {
      const [parent, field] = key.split(".") as [string, string];
      const type = schema.getType(parent);
      const known = isObjectType(type) ? type.getFields()[field] : undefined;
      return known !== undefined && readsById(known);
    }),
  );

/** Whether an operation reads entities by id at no field but this one. */
export const readsByIdOnlyAt = (key: string, selections: Selections, work: RequestWork): boolean =>
  [...askedById(selections, work).keys()].every((it) => it === key);

/** All that an operation asks of entities read by id, wherever it does, so that each is read once. */
const selectionById = (selections: Selections, work: RequestWork): Selection => mergeFields(askedById(selections, work).values());

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

/** Entities of one kind by what tells them apart, with the lists that are read with them; null where there is none. */
export function keyedLoader(
  work: RequestWork,
  kind: KindSpec,
  property: string,
  { selections, period, ahead }: { readonly selections: Selections; readonly period: Period | null; readonly ahead: readonly ListAhead[] },
): DataLoader<string, EntityValue | null> {
  const name = canonicalJson(["entity", kind.name, property, ahead.map((it) => it.name)]);
  return work.loader(name, () => {
    const layout = entityLayout([kind], fieldsBelow(selections, `Query.${kind.singular}`));
    const columns = (scope: FilterScope) => [...layout.expressions("n"), ...ahead.map((it) => aheadColumn(it.list, "n", scope))];
    return async (keys) => {
      const rows = await work.reads.read(entitiesByKey(kind, property, columns, { keys, scopeOf: scopeOf(work, period) }));
      // The id comes first in every layout.
      for (const [, row] of rows as readonly (readonly [string, Row])[]) keepLists(ahead, row[0] as string, row, layout.width);
      return byKey(rows, layout, keys);
    };
  });
}
