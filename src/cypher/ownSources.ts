import type { KindSpec } from "../catalogue/kind.js";
import type { PropertySpec } from "../catalogue/property.js";
import { orderColumns } from "../catalogue/stored.js";
import { firstDay, lastDay } from "../catalogue/values/partialDate.js";
import type { FilterFamily } from "../catalogue/valueType.js";
import { type Operators, propertyConditions } from "./conditions.js";
import { type FilterScope, type Where, whereClause } from "./filter.js";
import type { IndexedOrder } from "./indexedOrder.js";

/** A way to find the entities that fit a filter otherwise than by looking at all: from what they are related to, or from an index. */
export interface FoundSource {
  /** Clauses that bind all that fit, some of them twice, and others too. */
  readonly clauses: string;
  /** What of the filter what they find must still be tested for. */
  readonly rest: Where;
}

const equalities: ReadonlySet<string> = new Set(["eq", "in"]);
const comparisons: ReadonlySet<string> = new Set(["eq", "gt", "gte", "lt", "lte"]);

/** By the family of a filter, the operators for which an index in the property's order holds one range. */
const ranges: Readonly<Partial<Record<FilterFamily, ReadonlySet<string>>>> = {
  scalar: equalities,
  comparable: new Set([...equalities, ...comparisons]),
  text: new Set([...equalities, "startsWith"]),
  date: comparisons,
  area: comparisons,
  money: comparisons,
};

/** How well a condition tells entities apart: by a key, by equality, by a range; null where no index serves it. */
function rankOf(property: PropertySpec, operators: Operators): number | null {
  const asked = Object.keys(operators).filter((it) => operators[it] !== null && operators[it] !== undefined);
  const keyed = property.name === "id" || property.identifier === "strong";
  const isEqual = asked.some((it) => equalities.has(it));
  if (keyed) return isEqual ? 0 : null;
  const { filter } = property.value;
  // An amount is compared within its currency, and it is there that the index begins.
  const serves = filter === "money" ? asked.includes("currency") : asked.some((it) => ranges[filter!]?.has(it));
  return property.ordered && serves ? (isEqual && filter !== "date" ? 1 : 2) : null;
}

/** What a condition on a partial date says of its first day, by which the index begins: it is not after its last. */
function impliedConditions(variable: string, property: PropertySpec, operators: Operators, { parameters }: FilterScope): readonly string[] {
  if (property.value.filter !== "date") return [];
  const first = `${variable}.${property.name}First`;
  return Object.entries(operators).flatMap(([operator, value]) => {
    if (operator === "lt") return [`${first} < ${parameters.add(firstDay(value as string))}`];
    return operator === "lte" || operator === "eq" ? [`${first} <= ${parameters.add(lastDay(value as string))}`] : [];
  });
}

interface OwnCondition {
  readonly property: PropertySpec;
  readonly operators: Operators;
  readonly rank: number;
}

function clausesOf(kind: KindSpec, variable: string, { property, operators, rank }: OwnCondition, scope: FilterScope): string {
  const conditions = [
    ...propertyConditions(variable, property, operators, scope.parameters),
    ...impliedConditions(variable, property, operators, scope),
  ];
  const match = `MATCH (${variable}:${kind.name})`;
  // What is unique has an index of its own, which the planner takes by itself.
  if (rank === 0) return `${match}${whereClause(conditions)}`;
  const columns = [...orderColumns(property).map((it) => it.name), "id"];
  const present = columns.map((it) => `${variable}.${it} IS NOT NULL`);
  return `${match} USING INDEX ${variable}:${kind.name}(${columns.join(", ")})${whereClause([...conditions, ...present])}`;
}

/** Of several conditions no more are looked into: each costs a look. */
const most = 2;

/**
 * The ways to find the entities of a kind that fit a filter from the indexes of their own properties, those that tell most first. What the walk of
 * an order already tests in its own index is none.
 */
export function ownSources(
  kind: KindSpec,
  variable: string,
  where: Where,
  scope: FilterScope,
  walked: IndexedOrder | null = null,
): readonly FoundSource[] {
  const tested = [walked?.property?.name, walked?.equality?.property.name];
  const found = kind.properties.flatMap((property): readonly OwnCondition[] => {
    const operators = where[property.name] as Operators | null | undefined;
    const rank = operators && !tested.includes(property.name) ? rankOf(property, operators) : null;
    return rank === null ? [] : [{ property, operators: operators!, rank }];
  });
  return found
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map((condition) => {
      const { [condition.property.name]: _tested, ...rest } = where;
      return { clauses: clausesOf(kind, variable, condition, scope), rest };
    });
}
