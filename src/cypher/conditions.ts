import { fold } from "../catalogue/fold.js";
import type { PropertySpec } from "../catalogue/property.js";
import type { IdentifierScheme } from "../catalogue/values/identifier.js";
import { normaliseIdentifier } from "../catalogue/values/identifier.js";
import { money } from "../catalogue/values/money.js";
import { firstDay, lastDay } from "../catalogue/values/partialDate.js";
import { type Column, type FilterFamily, unexpected } from "../catalogue/valueType.js";
import { AtlasError } from "../errors.js";
import type { Parameters } from "./parameters.js";

/** The most values that a condition takes. */
export const maximumValues = 1000;

/** The conditions of a filter on one property: operator and value, as the request gave them. */
export type Operators = Readonly<Record<string, unknown>>;

/** What a condition is about: `n.start` and where it was asked, for messages. */
interface Subject {
  readonly variable: string;
  readonly property: PropertySpec;
  readonly parameters: Parameters;
}

type Condition = (subject: Subject, value: unknown) => string;

const comparisons: Readonly<Record<string, string>> = Object.freeze({ eq: "=", ne: "<>", gt: ">", gte: ">=", lt: "<", lte: "<=" });

const stored = ({ variable, property }: Subject, suffix = ""): string => `${variable}.${property.name}${suffix}`;

const firstColumn = (subject: Subject): string => stored(subject, subject.property.value.columns[0]!.suffix);

const isNull: Condition = (subject, value) => `${firstColumn(subject)} IS ${value ? "" : "NOT "}NULL`;

/** A value as it is kept in Neo4j, so that it can be compared there. */
export function comparable({ property }: Pick<Subject, "property">, value: unknown): unknown {
  const scheme = (property.value as { scheme?: IdentifierScheme }).scheme;
  if (scheme) return normaliseIdentifier(scheme, String(value));
  const given = value instanceof Date ? value.toISOString() : value;
  return asColumn(property.value.columns[0]!, given);
}

/** A number of an integer column as the database takes integers. */
export const asColumn = (column: Column, value: unknown): unknown =>
  value !== null && (column.type === "integer" || column.type === "exactInteger") ? BigInt(value as number | string) : value;

const list = (value: unknown): readonly unknown[] => value as readonly unknown[];

/** A negative condition, which a missing value does not fulfil either: nothing is in an empty list, not even what is missing. */
const known = (value: string, condition: string): string => `(${value} IS NOT NULL AND ${condition})`;

const scalarConditions: Readonly<Record<string, Condition>> = {
  isNull,
  ...Object.fromEntries(
    Object.entries(comparisons).map(([operator, sign]): [string, Condition] => [
      operator,
      (subject, value) => `${firstColumn(subject)} ${sign} ${subject.parameters.add(comparable(subject, value))}`,
    ]),
  ),
  in: (subject, value) => `${firstColumn(subject)} IN ${subject.parameters.add(list(value).map((it) => comparable(subject, it)))}`,
  notIn: (subject, value) =>
    known(
      firstColumn(subject),
      `NOT ${firstColumn(subject)} IN ${subject.parameters.add(list(value).map((it) => comparable(subject, it)))}`,
    ),
};

const folded: (value: unknown) => unknown = (value) => (Array.isArray(value) ? value.map((it) => fold(String(it))) : fold(String(value)));

/** What a text must be to a value: `text` and `value` are pieces of Cypher. */
const textTests: Readonly<Record<string, (text: string, value: string) => string>> = {
  eq: (text, value) => `${text} = ${value}`,
  ne: (text, value) => `${text} <> ${value}`,
  in: (text, value) => `${text} IN ${value}`,
  notIn: (text, value) => known(text, `NOT ${text} IN ${value}`),
  contains: (text, value) => `${text} CONTAINS ${value}`,
  startsWith: (text, value) => `${text} STARTS WITH ${value}`,
  endsWith: (text, value) => `${text} ENDS WITH ${value}`,
};

const textConditions: Readonly<Record<string, Condition>> = {
  isNull,
  ...Object.fromEntries(
    Object.entries(textTests).map(([operator, test]): [string, Condition] => [
      operator,
      (subject, value) => test(stored(subject, "Folded"), subject.parameters.add(folded(value))),
    ]),
  ),
};

/** Looks at every name; a negative condition must hold for all of them. */
const nameConditions: Readonly<Record<string, Condition>> = {
  isNull,
  ...Object.fromEntries(
    Object.entries(textTests).map(([operator, test]): [string, Condition] => [
      operator,
      (subject, value) => {
        const quantifier = operator === "ne" || operator === "notIn" ? "all" : "any";
        const everyName = `coalesce(${stored(subject, "Folded")}, []) + [${subject.variable}.nameFolded]`;
        return `${quantifier}(name IN ${everyName} WHERE ${test("name", subject.parameters.add(folded(value)))})`;
      },
    ]),
  ),
};

const listConditions = (suffix: string, prepare: (subject: Subject, value: unknown) => unknown): Readonly<Record<string, Condition>> => ({
  has: (subject, value) => `${subject.parameters.add(prepare(subject, value))} IN ${stored(subject, suffix)}`,
  hasAny: (subject, value) =>
    `any(item IN ${stored(subject, suffix)} WHERE item IN ${subject.parameters.add(list(value).map((it) => prepare(subject, it)))})`,
  hasAll: (subject, value) =>
    `all(item IN ${subject.parameters.add(list(value).map((it) => prepare(subject, it)))} WHERE item IN coalesce(${stored(subject, suffix)}, []))`,
  isEmpty: (subject, value) => `${stored(subject, suffix)} IS ${value ? "" : "NOT "}NULL`,
});

const within = (subject: Subject, date: unknown): string =>
  `(${stored(subject, "First")} >= ${subject.parameters.add(firstDay(date as string))} AND ${stored(subject, "Last")} <= ${subject.parameters.add(lastDay(date as string))})`;

const withinAny = (subject: Subject, dates: unknown): string =>
  list(dates)
    .map((it) => within(subject, it))
    .join(" OR ") || subject.parameters.add(false);

const dateConditions: Readonly<Record<string, Condition>> = {
  isNull,
  eq: within,
  ne: (subject, value) => `NOT ${within(subject, value)}`,
  in: (subject, value) => `(${withinAny(subject, value)})`,
  notIn: (subject, value) => known(stored(subject), `NOT (${withinAny(subject, value)})`),
  gt: (subject, value) => `${stored(subject, "First")} > ${subject.parameters.add(lastDay(value as string))}`,
  gte: (subject, value) => `${stored(subject, "First")} >= ${subject.parameters.add(firstDay(value as string))}`,
  lt: (subject, value) => `${stored(subject, "Last")} < ${subject.parameters.add(firstDay(value as string))}`,
  lte: (subject, value) => `${stored(subject, "Last")} <= ${subject.parameters.add(lastDay(value as string))}`,
};

const areaConditions: Readonly<Record<string, Condition>> = {
  isNull,
  ...Object.fromEntries(
    Object.entries(comparisons).map(([operator, sign]): [string, Condition] => [
      operator,
      (subject, value) => `${stored(subject, "SquareMetres")} ${sign} ${subject.parameters.add(value)}`,
    ]),
  ),
};

interface Circle {
  readonly latitude: number;
  readonly longitude: number;
  readonly km: number;
}

function circle(value: unknown): Circle {
  const it = value as Circle;
  if (Math.abs(it.latitude) > 90 || Math.abs(it.longitude) > 180 || it.km < 0)
    throw unexpected("a latitude from -90 to 90, a longitude from -180 to 180 and km from 0", value);
  return it;
}

const placeConditions: Readonly<Record<string, Condition>> = {
  isEmpty: isNull,
  within: (subject, value) => {
    const { latitude, longitude, km } = circle(value);
    const centre = subject.parameters.add({ latitude, longitude });
    const [north, east] = [`${stored(subject, "Latitudes")}[at]`, `${stored(subject, "Longitudes")}[at]`];
    const distance = `point.distance(point({latitude: ${north}, longitude: ${east}}), point({latitude: ${centre}.latitude, longitude: ${centre}.longitude}))`;
    const near = `CASE WHEN isNaN(${north}) OR isNaN(${east}) THEN false ELSE ${distance} <= ${subject.parameters.add(km * 1000)} END`;
    return `any(at IN range(0, coalesce(size(${stored(subject, "Latitudes")}), 0) - 1) WHERE ${near})`;
  },
};

const families: Readonly<Record<Exclude<FilterFamily, "money">, Readonly<Record<string, Condition>>>> = {
  scalar: scalarConditions,
  comparable: scalarConditions,
  text: textConditions,
  texts: listConditions("Folded", (_, value) => fold(String(value))),
  list: listConditions("", comparable),
  names: nameConditions,
  date: dateConditions,
  area: areaConditions,
  places: placeConditions,
};

function moneyConditions(subject: Subject, operators: Operators): readonly string[] {
  const { currency, ...rest } = operators;
  const tests = Object.entries(rest).map(([operator, value]) => {
    if (operator === "isNull") return isNull(subject, value);
    if (currency === undefined || currency === null)
      throw new Error(`${operator} compares amounts of one currency: name it, as in {currency: CNY, ${operator}: "1000000"}`);
    const given = money.parse({ amount: value, currency });
    return `${stored(subject)} ${comparisons[operator]} ${subject.parameters.add(BigInt(money.store(given)[0] as string))}`;
  });
  return currency === undefined ? tests : [`${stored(subject, "Currency")} = ${subject.parameters.add(currency)}`, ...tests];
}

function refuseImpossible(property: PropertySpec, operators: Operators): void {
  for (const [operator, value] of Object.entries(operators)) {
    if (value === null)
      throw new AtlasError(
        "BAD_USER_INPUT",
        `${property.name}.${operator} is null: use ${property.value.isList ? "isEmpty" : "isNull"} to ask for what is missing.`,
      );
    if (Array.isArray(value) && value.length > maximumValues)
      throw new AtlasError(
        "BAD_USER_INPUT",
        `${property.name}.${operator} has ${value.length} values, at most ${maximumValues} are allowed.`,
      );
  }
}

/** The conditions on one property, to be joined by AND. `BAD_USER_INPUT` or `INVALID_IDENTIFIER` where a value cannot be. */
export function propertyConditions(
  variable: string,
  property: PropertySpec,
  operators: Operators,
  parameters: Parameters,
): readonly string[] {
  refuseImpossible(property, operators);
  const subject: Subject = { variable, property, parameters };
  const family = property.value.filter!;
  try {
    if (family === "money") return moneyConditions(subject, operators);
    return Object.entries(operators).map(([operator, value]) => families[family][operator]!(subject, value));
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    throw new AtlasError("BAD_USER_INPUT", `${property.name}: ${(error as Error).message}.`, { cause: error });
  }
}

const withoutOrder = (operators: readonly string[]): readonly string[] =>
  operators.filter((it) => !["gt", "gte", "lt", "lte"].includes(it));

/** The operators that a family of filters has, in the order in which they are shown. */
export function operatorsOf(family: FilterFamily): readonly string[] {
  if (family === "money") return ["eq", "ne", "gt", "gte", "lt", "lte", "isNull"];
  const operators = Object.keys(families[family]);
  return family === "scalar" ? withoutOrder(operators) : operators;
}
