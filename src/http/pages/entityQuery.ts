import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isEnumType, isInterfaceType, isObjectType, parse, print } from "graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { ConnectionSpec } from "../../catalogue/connection.js";
import type { KindSpec } from "../../catalogue/kind.js";
import { relationshipTypeName } from "../../graphql/schema/relationshipTypes.js";
import { evidence } from "../../queries/entityQuestions.js";

/** Relationships of each sort on one page. */
const pageSize = 10;

/** What is asked for below a field: nothing of a value, all values of a composite one that takes no arguments. */
function selectionOf(type: GraphQLObjectType, field: string, depth = 0): string {
  const definition = type.getFields()[field]!;
  const inner = getNamedType(definition.type);
  if (!isObjectType(inner)) return field;
  const below = Object.values(inner.getFields()).filter((it) => it.args.length === 0 && !isInterfaceType(getNamedType(it.type)));
  const fields = below
    .filter((it) => depth < 1 || !isObjectType(getNamedType(it.type)))
    .map((it) => selectionOf(inner, it.name, depth + 1));
  return `${field} { ${fields.join(" ")} }`;
}

/** What a page shows of an entity of a kind: its facts, and its relationships, a page of each sort. */
export interface EntityQuery {
  readonly facts: readonly string[];
  /** Those of the facts that are constants and are told in words. */
  readonly constants: ReadonlySet<string>;
  readonly connections: readonly ConnectionSpec[];
  /** By the field of a connection, those of the properties of its relationships that are constants. */
  readonly edgeConstants: ReadonlyMap<string, ReadonlySet<string>>;
  /** Asks for the entity of `$id`; the sort of relationships that is turned over begins after `$after`. */
  readonly text: (turned: string | null) => string;
  /** Asks for the same with how many relationships of each sort there are, on the day `$asOf` where it is dated. */
  readonly counted: (dated: boolean) => string;
  /** Asks for these facts and relationships, laid out for people to read and go on from. */
  readonly known: (facts: readonly string[], related: readonly string[]) => string;
}

/** What of an entity is told by its page itself, or by nothing but its id. */
const elsewhere = new Set(["id", "name", "names", "createdAt", "updatedAt", "stub"]);

/** Its constants are names, such as `CIP`. */
const named = "FieldScheme";

/** A text, but stated as constants are: `DIRECTOR`. */
const role = "role";

/** Those of some fields of a type whose values are constants that are told in words. */
function constantsOf(type: GraphQLObjectType, names: readonly string[]): ReadonlySet<string> {
  const isConstant = (it: string): boolean => {
    const inner = getNamedType(type.getFields()[it]!.type);
    return it === role || (isEnumType(inner) && inner.name !== named);
  };
  return new Set(names.filter(isConstant));
}

/** Derives what the page of a kind asks for from the catalogue. */
export function entityQuery(catalogue: Catalogue, schema: GraphQLSchema, kind: KindSpec): EntityQuery {
  const type = schema.getType(kind.name) as GraphQLObjectType;
  const facts = kind.properties.map((it) => it.name).filter((it) => !elsewhere.has(it));
  const connections = catalogue.connectionsFrom(kind).filter((it) => !it.labelled);
  const edgeFields = ({ relationship }: ConnectionSpec) => relationship.properties.map((it) => it.name).filter((it) => it !== "id");
  const edgeConstants = (it: ConnectionSpec) =>
    constantsOf(schema.getType(relationshipTypeName(it.relationship.type)) as GraphQLObjectType, edgeFields(it));
  const list = (it: ConnectionSpec, turned: string | null) =>
    `${it.field}(first: ${pageSize}${it.field === turned ? ", after: $after" : ""}) { totalCount pageInfo { hasNextPage endCursor } edges { ${[...edgeFields(it), evidence].join(" ")} node { id kind name } } }`;
  const own = `id kind name stub updatedAt names { value language kind } ${evidence} ${facts.map((it) => selectionOf(type, it)).join(" ")}`;
  const query = (more: string, relationships: readonly string[]) =>
    `query ($id: ID!${more} { ${kind.singular}(by: {id: $id}) { ${own} ${relationships.join(" ")} } }`;
  return {
    facts,
    constants: constantsOf(type, facts),
    connections,
    edgeConstants: new Map(connections.map((it) => [it.field, edgeConstants(it)])),
    text: (turned) =>
      query(
        turned === null ? ")" : ", $after: String)",
        connections.map((it) => list(it, turned)),
      ),
    known: (factsKnown, related) =>
      print(
        parse(
          `query Known($id: ID!) { ${kind.singular}(by: {id: $id}) { name names { value language } ${factsKnown.map((it) => selectionOf(type, it)).join(" ")} ${related.map((it) => `${it} { totalCount nodes { id name } }`).join(" ")} } }`,
        ),
      ),
    counted: (dated) =>
      query(
        dated ? ", $asOf: Date!) @asOf(date: $asOf)" : ")",
        connections.map((it) => `${it.field} { totalCount }`),
      ),
  };
}
