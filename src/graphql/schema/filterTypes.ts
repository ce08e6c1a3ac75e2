import { type ClassType, Float } from "type-graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { ConnectionSpec } from "../../catalogue/connection.js";
import { commonOf, type KindSpec, upperFirst } from "../../catalogue/kind.js";
import type { PropertySpec } from "../../catalogue/property.js";
import type { RelationshipSpec } from "../../catalogue/relationship.js";
import { DecimalScalar } from "../../catalogue/values/money.js";
import { currency, int } from "../../catalogue/values/scalars.js";
import type { FilterFamily, ValueType } from "../../catalogue/valueType.js";
import { operatorsOf } from "../../cypher/conditions.js";
import { addOption, inputType, once, pascalCase, type TypeThunk } from "./derivedType.js";

/** The input types that filters are made of. */
export interface FilterTypes {
  readonly ofKind: (kind: KindSpec) => ClassType;
  /** Also the `where` of the connection. */
  readonly ofConnection: (connection: ConnectionSpec) => ClassType;
  /** On entities of any kind. */
  readonly ofAll: () => ClassType;
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

/** Makes filters, each once and before its fields, since filters contain each other. */
class FilterMaker {
  readonly #catalogue: Catalogue;
  readonly #circle: ClassType;
  readonly #byValue = new Map<string, ClassType>();

  constructor(catalogue: Catalogue, circle: ClassType) {
    this.#catalogue = catalogue;
    this.#circle = circle;
  }

  readonly ofKind = once(
    (kind: KindSpec): ClassType =>
      inputType(`${kind.name}Filter`, `Conditions on ${kind.plural}, all of which must hold. \`{}\` matches all.`),
  );

  readonly ofConnection = once((connection: ConnectionSpec): ClassType => {
    const { owner, field, targets, relationship } = connection;
    const filter = inputType(
      `${owner.name}${upperFirst(field)}Filter`,
      `Conditions on what \`${field}\` leads to, and on the relationship that leads there.`,
    );
    const node = targets.length === 1 ? this.ofKind(targets[0]!) : this.#ofSeveral(targets);
    const edge = this.#ofRelationship(relationship.type);
    addOption(filter, "node", () => node, "Conditions on the entity.");
    addOption(filter, "edge", () => edge, "Conditions on the relationship.");
    return filter;
  });

  readonly #ofRelationship = once((type: string): ClassType => {
    const filter = inputType(`${pascalCase(type)}Filter`, `Conditions on a relationship of type ${type}, all of which must hold.`);
    addLogic(filter);
    this.#addProperties(filter, propertiesOfType(this.#catalogue.relationships, type));
    return filter;
  });

  readonly #ofSeveral = once(
    (targets: readonly KindSpec[]): ClassType => this.#several(`${targets.map((it) => it.name).join("")}NodeFilter`, targets),
  );

  ofAll(): ClassType {
    return this.#several("SearchFilter", this.#catalogue.kinds);
  }

  #several(name: string, targets: readonly KindSpec[]): ClassType {
    const filter = inputType(
      name,
      "Conditions on entities of several kinds: on the fields that all have, and one part a kind. With parts given, only entities that fit the part of their own kind match.",
    );
    addLogic(filter);
    this.#addProperties(filter, commonOf(targets));
    for (const target of targets)
      addOption(
        filter,
        target.singular,
        () => this.ofKind(target),
        `Conditions on ${target.plural}; other kinds match only with a part of their own.`,
      );
    return filter;
  }

  /** Gives the filter of a kind its fields. */
  fill(kind: KindSpec): void {
    const filter = this.ofKind(kind);
    addLogic(filter);
    this.#addProperties(filter, kind.properties);
    for (const connection of this.#catalogue.connectionsFrom(kind)) {
      const match = this.#matchOf(connection);
      const count = this.#ofValue(int);
      addOption(filter, connection.field, () => match, `${connection.description} With conditions on some, all, none or a single one.`);
      addOption(filter, `${connection.field}Count`, () => count, `How many of these. ${connection.description}`);
    }
  }

  #matchOf(connection: ConnectionSpec): ClassType {
    const { owner, field } = connection;
    const match = inputType(`${owner.name}${upperFirst(field)}Match`, `Conditions on all that \`${field}\` leads to.`);
    const filter = this.ofConnection(connection);
    addOption(match, "some", () => filter, "At least one fits. `some: {}` asks for any at all.");
    addOption(match, "all", () => filter, "Every one fits; holds where there is none.");
    addOption(match, "none", () => filter, "None fits; holds where there is none.");
    addOption(match, "single", () => filter, "Exactly one fits.");
    return match;
  }

  #ofValue(value: ValueType): ClassType {
    const known = this.#byValue.get(value.name) ?? valueFilter(value, this.#circle);
    this.#byValue.set(value.name, known);
    return known;
  }

  #addProperties(filter: ClassType, properties: readonly PropertySpec[]): void {
    for (const property of properties) {
      if (!property.value.filter) continue;
      const type = this.#ofValue(property.value);
      addOption(filter, property.name, () => type, property.description);
    }
  }
}

/** Makes the filters of every kind, relationship and connection. */
export function filterTypes(catalogue: Catalogue, circle: ClassType): FilterTypes {
  const maker = new FilterMaker(catalogue, circle);
  for (const kind of catalogue.kinds) maker.fill(kind);
  return maker;
}

/** The own properties of all relationships of one type, each name once. */
export const propertiesOfType = (relationships: readonly RelationshipSpec[], type: string): readonly PropertySpec[] => [
  ...new Map(
    relationships.filter((it) => it.type === type).flatMap((it) => it.properties.map((property) => [property.name, property] as const)),
  ).values(),
];
