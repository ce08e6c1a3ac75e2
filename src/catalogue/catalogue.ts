import { type ConnectionSpec, connectionsOf } from "./connection.js";
import { type KindSpec, kindOf } from "./kind.js";
import { copiesOf } from "./orderCopies.js";
import type { RelationshipSpec } from "./relationship.js";
import { storedColumns } from "./stored.js";

/** The description of a graph from which everything else is derived. */
export interface Catalogue {
  readonly kinds: readonly KindSpec[];
  readonly relationships: readonly RelationshipSpec[];
  /** Every relationship from every end. */
  readonly connections: readonly ConnectionSpec[];
  /** Each type of relationship once, in order. */
  readonly types: readonly string[];
  readonly kind: (name: string) => KindSpec;
  readonly connectionsFrom: (kind: KindSpec) => readonly ConnectionSpec[];
}

function refuseDoubles(what: string, names: readonly string[]): void {
  const doubles = names.filter((name, at) => names.indexOf(name) !== at);
  if (doubles.length > 0) throw new Error(`The catalogue has more than one ${what} named ${[...new Set(doubles)].join(", ")}.`);
}

/** Puts kinds and relationships together; throws when two of them want the same name. */
export function defineCatalogue(options: {
  readonly kinds: readonly object[];
  readonly relationships: readonly RelationshipSpec[];
}): Catalogue {
  const kinds = Object.freeze(options.kinds.map(kindOf));
  const connections = Object.freeze(options.relationships.flatMap(connectionsOf));
  refuseDoubles(
    "kind",
    kinds.flatMap((it) => [it.singular, it.plural]),
  );
  refuseDoubles("field", [
    ...connections.map((it) => it.key),
    ...kinds.flatMap((kind) => kind.properties.map((it) => `${kind.name}.${it.name}`)),
  ]);
  const flowing = kinds.filter((it) => it.flow !== null);
  if (flowing.length > 1) throw new Error(`At most one kind has levels of flow, got ${flowing.map((it) => it.name).join(", ")}.`);
  const matched = kinds.filter((it) => it.matchedBy !== null);
  if (matched.length > 1) throw new Error(`At most one kind is matched to affiliations, got ${matched.map((it) => it.name).join(", ")}.`);
  for (const { name, matchedBy, properties } of matched)
    if (properties.find((it) => it.name === matchedBy)?.value.filter !== "places")
      throw new Error(`${name} is matched by ${matchedBy}, which is no property of its places.`);
  for (const relationship of options.relationships) {
    const own = relationship.properties.flatMap(storedColumns).map((it) => it.name);
    refuseDoubles(`property of ${relationship.type}`, [...own, ...copiesOf(relationship).map((it) => it.name)]);
  }
  const byName = new Map(kinds.map((it) => [it.name, it]));
  const byOwner = new Map(kinds.map((kind) => [kind, connections.filter((it) => it.owner === kind)]));
  return Object.freeze<Catalogue>({
    kinds,
    relationships: options.relationships,
    connections,
    types: Object.freeze([...new Set(options.relationships.map((it) => it.type))]),
    kind: (name) => {
      const kind = byName.get(name);
      if (!kind) throw new Error(`The catalogue has no kind ${name}, only ${kinds.map((it) => it.name).join(", ")}.`);
      return kind;
    },
    connectionsFrom: (kind) => byOwner.get(kind) ?? [],
  });
}
