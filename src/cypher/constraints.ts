import type { Catalogue } from "../catalogue/catalogue.js";
import type { KindSpec } from "../catalogue/kind.js";
import { copyOf, orderedProperties, otherEnd } from "../catalogue/orderCopies.js";
import type { PropertySpec } from "../catalogue/property.js";
import type { RelationshipSpec } from "../catalogue/relationship.js";
import { missingMarker, orderColumns } from "../catalogue/stored.js";
import { type SearchIndex, wholeIndex, wordIndex } from "./searchIndexes.js";

const unique = (name: string, label: string, property: string): string =>
  `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`;

/** The name that tells an index by what it covers. */
const indexName = (label: string, columns: readonly string[]): string => `${label}_${columns.join("_")}`;

const index = (label: string, columns: readonly string[]): string =>
  `CREATE INDEX ${indexName(label, columns)} IF NOT EXISTS FOR (n:${label}) ON (${columns.map((it) => `n.${it}`).join(", ")})`;

/** The columns of the indexes that give an order: its own and then the id that ends every order; and, where there is one, the marker of what has no value and then the id. */
export function orderIndexColumns(
  property: PropertySpec,
  column: (name: string) => string = (name) => name,
): readonly (readonly string[])[] {
  const marker = missingMarker(property);
  const present = orderColumns(property).map((it) => column(it.name));
  return marker
    ? [
        [...present, "id"],
        [column(marker), "id"],
      ]
    : [[...present, "id"]];
}

export function propertyOf(kind: KindSpec, name: string): PropertySpec {
  const property = kind.properties.find((it) => it.name === name);
  if (!property) throw new Error(`${kind.name} has no property ${name}.`);
  return property;
}

/** The indexes by which lists of an owner are read along its relationships. */
function relationshipIndexes(relationship: RelationshipSpec): readonly string[] {
  const { type } = relationship;
  const on = (columns: readonly string[]) =>
    `CREATE INDEX ${indexName(type, columns)} IF NOT EXISTS FOR ()-[r:${type}]-() ON (${columns.map((it) => `r.${it}`).join(", ")})`;
  return (["from", "to"] as const).flatMap((end) => {
    if (!relationship[end].orders) return [];
    const owner = copyOf(end, "id").name;
    const far = (column: string) => copyOf(otherEnd(end), column).name;
    const indexes = orderedProperties(relationship, end).flatMap((it) =>
      orderIndexColumns(it, far).map((columns) => on([owner, ...columns])),
    );
    return [on([owner, "id"]), ...indexes];
  });
}

const orderIndexes = (kind: KindSpec, property: PropertySpec, equality: readonly string[] = []): readonly string[] =>
  orderIndexColumns(property).map((columns) => index(kind.name, [...equality, ...columns]));

/** What whoever writes looks things up by: unique ids and identifiers, the records of a source or an entity, and the rates of a currency. */
export function lookupStatements(catalogue: Catalogue): readonly string[] {
  const strong = catalogue.kinds.flatMap((kind) =>
    kind.properties.filter((it) => it.identifier === "strong").map((it) => [kind, it] as const),
  );
  return [
    unique("Entity_id", "Entity", "id"),
    unique("Record_id", "Record", "id"),
    unique("SavedQuery_id", "SavedQuery", "id"),
    index("SavedQuery", ["query", "version"]),
    index("SavedQuery", ["hash"]),
    index("Record", ["source"]),
    index("Record", ["entity"]),
    index("Record", ["curatedId"]),
    unique("ExchangeRate_id", "ExchangeRate", "id"),
    index("ExchangeRate", ["currency"]),
    ...strong.map(([kind, it]) => unique(`${kind.name}_${it.name}`, kind.name, it.name)),
    ...catalogue.types.map((type) => `CREATE CONSTRAINT ${type}_id IF NOT EXISTS FOR ()-[r:${type}]-() REQUIRE r.id IS UNIQUE`),
  ];
}

/** The indexes that give lists their orders. */
export function orderStatements(catalogue: Catalogue): readonly string[] {
  const ofKinds = catalogue.kinds.flatMap((kind) => [
    index(kind.name, ["id"]),
    ...kind.properties.filter((it) => it.ordered).flatMap((it) => orderIndexes(kind, it)),
    ...kind.filteredOrders.flatMap(([equality, order]) => orderIndexes(kind, propertyOf(kind, order), [equality])),
  ]);
  return [...ofKinds, ...new Set(catalogue.relationships.flatMap(relationshipIndexes))];
}

const fullText = ({ name, columns, analyzer }: SearchIndex): string =>
  `CREATE FULLTEXT INDEX ${name} IF NOT EXISTS FOR (n:Entity) ON EACH [${columns.map((it) => `n.${it}`).join(", ")}] OPTIONS {indexConfig: {\`fulltext.analyzer\`: "${analyzer}"}}`;

/** The indexes that are searched. */
export const searchStatements = (catalogue: Catalogue): readonly string[] => [
  fullText(wholeIndex(catalogue)),
  fullText(wordIndex(catalogue)),
];

/** Every constraint and index that the catalogue asks for, in a fixed order; each may be run again without effect. */
export const constraintStatements = (catalogue: Catalogue): readonly string[] => [
  ...lookupStatements(catalogue),
  ...orderStatements(catalogue),
  ...searchStatements(catalogue),
];
