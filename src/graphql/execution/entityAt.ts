import type { EntityValue } from "../../cypher/layout.js";
import type { Period } from "../../cypher/period.js";
import { entityLoader } from "./entityLoaders.js";
import { within } from "./period.js";
import type { RequestWork } from "./requestWork.js";
import { fieldsBelow, type Selections } from "./selections.js";

/** What is known without reading an entity. */
const only = new Set(["id", "kind"]);

/** An entity that stands at the field `key` and of which kind and id are known: read by id only where a property of it is asked for there. */
export async function entityAt(
  key: string,
  entity: EntityValue,
  work: RequestWork,
  { selections, period }: { readonly selections: Selections; readonly period: Period | null },
): Promise<EntityValue | null> {
  const fields = fieldsBelow(selections, key).get(entity.kind);
  const read = work.catalogue.kind(entity.kind).properties.some((it) => fields?.has(it.name) && !only.has(it.name));
  const whole = read ? await entityLoader(work, selections).load(entity.id) : entity;
  // An entity that is read by its id is shared with other places, which may look at another time.
  return whole && within({ ...whole }, period);
}
