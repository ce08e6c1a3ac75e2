import { type ClassType, Float } from "type-graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { ConnectionSpec } from "../../catalogue/connection.js";
import type { KindSpec } from "../../catalogue/kind.js";
import type { PropertySpec } from "../../catalogue/property.js";
import type { RelationshipSpec } from "../../catalogue/relationship.js";
import { DecimalScalar } from "../../catalogue/values/money.js";
import { currency, int } from "../../catalogue/values/scalars.js";
import type { FilterFamily, ValueType } from "../../catalogue/valueType.js";
import { operatorsOf } from "../../cypher/conditions.js";
import { addOption, inputType, once, pascalCase, type TypeThunk, upperFirst } from "./derivedType.js";

/** The input types that filters are made of. */
export interface FilterTypes {
  readonly ofKind: (kind: KindSpec) => ClassType;
  /** Also the `where` of the connection. */
  readonly ofConnection: (connection: ConnectionSpec) => ClassType;
}

const operatorDescriptions: Readonly<Record<string, string>> = Object.freeze({
  eq: "Equal to this. A date matches when it lies within: `2017-07` matches `2017`.",
  ne: "Known and not equal to this.",
  in: "Equal to one of these; an empty list matches nothing. At most 1,000.",
  notIn: "Known and equal to none of these. At most 1,000.",
  isNull: "`true`: not known. `false`: known.",
  gt: "Greater than this; a date is later than the last day of this.",
  gte: "This or greater; a date does not begin before this.",
  lt: "Less than this; a date is earlier than the first day of this.",
  lte: "This or less; a date does not end after this.",
  contains: "Has this in it.",
  startsWith: "Begins with this.",
  endsWith: "Ends with this.",
  has: "Has this among its values.",
  hasAny: "Has at least one of these among its values.",
  hasAll: "Has all of these among its values.",
  isEmpty: "`true`: has no value. `false`: has at least one.",
  within: "At least one place lies within this circle.",
});

const familyNotes: Readonly<Partial<Record<FilterFamily, string>>> = Object.freeze({
  text: " Case, accents and width make no difference.",
  texts: " Case, accents and width make no difference.",
  names: " Looks at every name, in every script; case, accents and width make no difference.",
  money: ' Name the currency; amounts are in major units: `{currency: CNY, gte: "1000000"}`.',
  area: " In square metres.",
});

function itemType({ filter, fieldType }: ValueType): TypeThunk {
  if (filter === "money") return () => DecimalScalar;
  if (filter === "area") return () => Float;
  if (filter === "names" || filter === "texts") return () => String;
  return () => (Array.isArray(fieldType()) ? (fieldType() as readonly unknown[])[0] : fieldType());
}

const takesMany = (operator: string): boolean => ["in", "notIn", "hasAny", "hasAll"].includes(operator);

function valueFilter(value: ValueType, circle: ClassType): ClassType {
  const type = inputType(`${value.name}Filter`, `Conditions on a value, all of which must hold.${familyNotes[value.filter!] ?? ""}`);
  const item = itemType(value);
  if (value.filter === "money")
    addOption(type, "currency", () => currency.fieldType(), "The currency of the amounts, ISO 4217; needed with every comparison.");
  for (const operator of operatorsOf(value.filter!)) {
    const argument: TypeThunk =
      operator === "isNull" || operator === "isEmpty"
        ? () => Boolean
        : operator === "within"
          ? () => circle
          : takesMany(operator)
            ? () => [item()]
            : item;
    addOption(type, operator, argument, operatorDescriptions[operator]!);
  }
  return type;
}

function addLogic(type: ClassType): void {
  addOption(type, "AND", () => [type], "All of these must hold.");
  addOption(type, "OR", () => [type], "At least one of these must hold; an empty list matches nothing.");
  addOption(type, "NOT", () => type, "This must not hold. A condition on a missing value does not hold, so its NOT does.");
}

/** Makes the filters of every kind, relationship and connection. Each is made before its fields, since filters contain each other. */
export function filterTypes(catalogue: Catalogue, circle: ClassType): FilterTypes {
  const byName = new Map<string, ClassType>();
  const ofValue = (value: ValueType): ClassType => {
    const known = byName.get(value.name) ?? valueFilter(value, circle);
    byName.set(value.name, known);
    return known;
  };
  const addProperties = (type: ClassType, properties: readonly PropertySpec[]): void => {
    for (const property of properties)
      if (property.value.filter) addOption(type, property.name, () => ofValue(property.value), property.description);
  };
  const ofKind = once(
    (kind: KindSpec): ClassType =>
      inputType(`${kind.name}Filter`, `Conditions on ${kind.plural}, all of which must hold. \`{}\` matches all.`),
  );
  const ofRelationship = once((type: string): ClassType => {
    const filter = inputType(`${pascalCase(type)}Filter`, `Conditions on a ${type} relationship itself, all of which must hold.`);
    addLogic(filter);
    addProperties(filter, propertiesOfType(catalogue.relationships, type));
    return filter;
  });
  const ofSeveral = once((targets: readonly KindSpec[]): ClassType => {
    const filter = inputType(
      `${targets.map((it) => it.name).join("")}NodeFilter`,
      "Conditions on entities of several kinds: on the fields that all have, and one part a kind. With parts given, only entities that fit the part of their own kind match.",
    );
    addLogic(filter);
    addProperties(filter, commonOf(targets));
    for (const target of targets)
      addOption(
        filter,
        target.singular,
        () => ofKind(target),
        `Conditions on ${target.plural}; other kinds match only with a part of their own.`,
      );
    return filter;
  });
  const ofConnection = once((connection: ConnectionSpec): ClassType => {
    const filter = inputType(
      `${connection.owner.name}${upperFirst(connection.field)}Filter`,
      `Conditions on what \`${connection.field}\` leads to, and on the relationship that leads there.`,
    );
    addOption(
      filter,
      "node",
      () => (connection.targets.length === 1 ? ofKind(connection.targets[0]!) : ofSeveral(connection.targets)),
      "Conditions on the entity.",
    );
    addOption(filter, "edge", () => ofRelationship(connection.relationship.type), "Conditions on the relationship.");
    return filter;
  });
  const matchOf = (connection: ConnectionSpec): ClassType => {
    const match = inputType(
      `${connection.owner.name}${upperFirst(connection.field)}Match`,
      `Conditions on all that \`${connection.field}\` leads to.`,
    );
    addOption(match, "some", () => ofConnection(connection), "At least one fits. `some: {}` asks for any at all.");
    addOption(match, "all", () => ofConnection(connection), "Every one fits; holds where there is none.");
    addOption(match, "none", () => ofConnection(connection), "None fits; holds where there is none.");
    addOption(match, "single", () => ofConnection(connection), "Exactly one fits.");
    return match;
  };
  for (const kind of catalogue.kinds) {
    const filter = ofKind(kind);
    addLogic(filter);
    addProperties(filter, kind.properties);
    for (const connection of catalogue.connectionsFrom(kind)) {
      const match = matchOf(connection);
      ofConnection(connection);
      addOption(filter, connection.field, () => match, `${connection.description} With conditions on some, all, none or a single one.`);
      addOption(filter, `${connection.field}Count`, () => ofValue(int), `Their number. ${connection.description}`);
    }
  }
  for (const connection of catalogue.connections) prepare(connection, ofSeveral, ofRelationship);
  for (const property of [...catalogue.kinds, ...catalogue.relationships].flatMap((it) => it.properties))
    if (property.value.filter) ofValue(property.value);
  return Object.freeze({ ofKind, ofConnection });
}

/** Every input class must exist before the schema is built. */
function prepare(
  connection: ConnectionSpec,
  ofSeveral: (targets: readonly KindSpec[]) => ClassType,
  ofRelationship: (type: string) => ClassType,
): void {
  if (connection.targets.length > 1) ofSeveral(connection.targets);
  ofRelationship(connection.relationship.type);
}

/** The own properties of all relationships of one type, each name once. */
const propertiesOfType = (relationships: readonly RelationshipSpec[], type: string): readonly PropertySpec[] => [
  ...new Map(
    relationships.filter((it) => it.type === type).flatMap((it) => it.properties.map((property) => [property.name, property] as const)),
  ).values(),
];

/** The properties that all of several kinds have with the same type of value. */
export const commonOf = ([first, ...others]: readonly KindSpec[]): readonly PropertySpec[] =>
  first!.properties.filter((it) => others.every((kind) => kind.properties.some((one) => one.name === it.name && one.value === it.value)));
