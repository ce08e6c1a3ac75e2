import type { ConnectionSpec } from "../../catalogue/connection.js";
import { factTexts, isEmpty, words } from "../../export/factTexts.js";
import { ownProperties } from "../../queries/entityQuestions.js";
import type { EntityPage } from "./entityHtml.js";

const connectionJson = (
  { field, description, relationship, direction }: ConnectionSpec,
  { count, constants }: { readonly count: number; readonly constants: ReadonlySet<string> },
) => ({
  field,
  label: words(field),
  description,
  type: relationship.type,
  direction,
  count,
  properties: ownProperties(relationship.properties).map(({ name }) => ({ name, label: words(name), constant: constants.has(name) })),
});

/**
 * An entity as programs read its page: `facts` in words, `names`, `evidence`, and `connections`: for each sort of relationship that it has
 * the field of its GraphQL type that leads along it, the type and direction, how many there are, and the properties of such a relationship, which may be
 * constants.
 */
export function entityJson(
  {
    entity,
    facts,
    constants,
    connections,
    edgeConstants,
  }: Pick<EntityPage, "entity" | "facts" | "constants" | "connections" | "edgeConstants">,
  typeName: string,
): string {
  const { id, kind, name, stub, updatedAt, names, evidence } = entity;
  const counts = connections.map((it) => ({ spec: it, count: (entity[it.field] as { totalCount: number }).totalCount }));
  return JSON.stringify({
    id,
    kind,
    type: typeName,
    name,
    stub,
    updatedAt,
    facts: facts.filter((it) => !isEmpty(entity[it])).map((it) => ({ label: words(it), texts: factTexts(entity[it], constants.has(it)) })),
    names,
    evidence,
    connections: counts
      .filter(({ count }) => count > 0)
      .map(({ spec, count }) => connectionJson(spec, { count, constants: edgeConstants.get(spec.field)! })),
  });
}
