import { GraphQLDateTime } from "graphql-scalars";
import { type ClassType, Float, ID, Int, InterfaceType } from "type-graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { Name } from "../../catalogue/values/names.js";
import { DateScalar, PartialDateScalar } from "../../catalogue/values/partialDate.js";
import { addField, addOption, enumType, inputType, objectType } from "./derivedType.js";

/** The types that do not depend on one kind. */
export interface CommonTypes {
  /** Names of kinds by their constants. */
  readonly entityKind: object;
  readonly relationshipType: object;
  readonly direction: object;
  readonly entity: ClassType;
  readonly relationship: ClassType;
  readonly evidence: ClassType;
  readonly pageInfo: ClassType;
  readonly graph: ClassType;
  readonly circle: ClassType;
  readonly dateRange: ClassType;
}

/** What relationships of a type say, of whichever kinds they are. */
const describedType = (catalogue: Catalogue, type: string): string =>
  [...new Set(catalogue.relationships.filter((it) => it.type === type).map((it) => it.description))].join(" ");

function enumerations(catalogue: Catalogue): Pick<CommonTypes, "entityKind" | "relationshipType" | "direction"> {
  const kinds = catalogue.kinds.map(({ constant, name, description }) => ({ constant, value: name, description }));
  const types = catalogue.types.map((constant) => ({ constant, description: describedType(catalogue, constant) }));
  return {
    entityKind: enumType("EntityKind", "The kinds of entities in the graph.", kinds),
    relationshipType: enumType("RelationshipType", "The types of relationships in the graph, as Neo4j names them.", types),
    direction: enumType("Direction", "The direction of an order. What has no value comes last in both.", [
      { constant: "ASC", description: "From small to large, from A to Z, from old to new." },
      { constant: "DESC", description: "From large to small, from Z to A, from new to old." },
    ]),
  };
}

function interfaceType(name: string, description: string): ClassType {
  const type = { [name]: class {} }[name] as ClassType;
  InterfaceType(name, { description, resolveType: (value: { kind: string }) => value.kind })(type);
  return type;
}

function entityInterface(entityKind: object, evidence: ClassType): ClassType {
  const type = interfaceType("Entity", "Anything in the graph: an institution, a person, a project, a facility, money and so on.");
  addField(type, "id", () => ID, { description: "Stable id, never changed or reused: `ror:00a2xv884`, or a slug such as `zhejiang-lab`." });
  addField(type, "kind", () => entityKind, { description: "Which kind of entity it is." });
  addField(type, "name", () => String, { description: "The preferred name, or the title." });
  addField(type, "names", () => [Name], { description: "All names: labels, aliases and acronyms, in every language and script." });
  addField(type, "evidence", () => [evidence], {
    description: "Who says so: the records of all sources that describe it, the most trusted first.",
  });
  addField(type, "createdAt", () => GraphQLDateTime, { description: "When it came into this graph (UTC)." });
  addField(type, "updatedAt", () => GraphQLDateTime, { description: "When anything about it last changed in this graph (UTC)." });
  return type;
}

function relationshipInterface(relationshipType: object, entity: ClassType, evidence: ClassType): ClassType {
  const type = interfaceType("Relationship", "A dated statement that joins two entities, with who says so.");
  addField(type, "id", () => ID, { description: "Stable id of this relationship." });
  addField(type, "type", () => relationshipType, { description: "What it says." });
  addField(type, "from", () => entity, { description: "The entity it starts from: of `PART_OF`, the part." });
  addField(type, "to", () => entity, { description: "The entity it leads to: of `PART_OF`, the whole." });
  addOption(type, "since", () => PartialDateScalar, "Since when it holds; null when not known.");
  addOption(type, "until", () => PartialDateScalar, "Until when it held; null when not known or still holding.");
  addOption(type, "confidence", () => Float, "How sure the statement is, from 0 to 1; null when not assessed.");
  addField(type, "evidence", () => [evidence], { description: "Who says so: the records of all sources that state it." });
  return type;
}

function addEvidenceFields(type: ClassType, source: () => ClassType): void {
  addField(type, "source", source, { description: "The source that says it." });
  addOption(type, "record", () => String, "The key of the record in that source.");
  addOption(type, "quote", () => String, "What the source says there: its words, or a short paraphrase.");
  addOption(type, "confidence", () => Float, "How sure the source or its reader is, from 0 to 1; null when not assessed.");
  addOption(type, "retrieved", () => DateScalar, "The day on which the source was fetched.");
  addOption(type, "goneSince", () => DateScalar, "Since when the source no longer says it; null while it does.");
}

function pageInfoType(): ClassType {
  const type = objectType("PageInfo", "Where a page lies in its list.");
  addField(type, "hasNextPage", () => Boolean, { description: "Whether anything comes after this page." });
  addField(type, "hasPreviousPage", () => Boolean, { description: "Whether anything comes before this page." });
  addOption(type, "startCursor", () => String, "The cursor of the first element: give it as `before` to go back.");
  addOption(type, "endCursor", () => String, "The cursor of the last element: give it as `after` to go on.");
  return type;
}

function countType(name: string, what: string, key: string, type: object): ClassType {
  const count = objectType(name, `How many ${what} there are.`);
  addField(count, key, () => type, { description: `Which of the ${what}.` });
  addField(count, "count", () => Int, { description: "Their number now." });
  return count;
}

function graphType(entityKind: object, relationshipType: object, source: () => ClassType): ClassType {
  const type = objectType("Graph", "The graph as a whole.");
  const kinds = countType("KindCount", "entities of a kind", "kind", entityKind);
  const types = countType("RelationshipCount", "relationships of a type", "type", relationshipType);
  addField(type, "revision", () => String, { description: "Changes whenever anything in the database is written, by whomever." });
  addOption(type, "loadedAt", () => GraphQLDateTime, "When data was last loaded (UTC).");
  addOption(type, "formatVersion", () => Int, "The version of the form in which the graph is kept.");
  addField(type, "entities", () => [kinds], { description: "How many entities of each kind there are, stubs included." });
  addField(type, "relationships", () => [types], { description: "How many relationships of each type there are." });
  addField(type, "sources", () => [source()], { description: "Every source that the graph was made from." });
  return type;
}

function circleType(): ClassType {
  const type = inputType("Circle", "A circle on the earth: `{latitude: 30.27, longitude: 120.15, km: 50}` is Hangzhou and around.");
  addField(type, "latitude", () => Float, { description: "Degrees north, from -90 to 90." });
  addField(type, "longitude", () => Float, { description: "Degrees east, from -180 to 180." });
  addField(type, "km", () => Float, { description: "The radius in kilometres." });
  return type;
}

function dateRangeType(): ClassType {
  const type = inputType("DateRange", 'A period of full days, both ends within it: `{from: "2015-01-01", to: "2019-12-31"}`.');
  addOption(type, "from", () => DateScalar, "Its first day; open when not given.");
  addOption(type, "to", () => DateScalar, "Its last day; open when not given.");
  return type;
}

/** Makes the types that do not depend on one kind; `source` gives the kind that statements come from. */
export function commonTypes(catalogue: Catalogue, source: () => ClassType): CommonTypes {
  const enums = enumerations(catalogue);
  const evidence = objectType("Evidence", "One source's statement behind a fact.");
  const entity = entityInterface(enums.entityKind, evidence);
  addEvidenceFields(evidence, source);
  return Object.freeze({
    ...enums,
    entity,
    evidence,
    relationship: relationshipInterface(enums.relationshipType, entity, evidence),
    pageInfo: pageInfoType(),
    graph: graphType(enums.entityKind, enums.relationshipType, source),
    circle: circleType(),
    dateRange: dateRangeType(),
  });
}
