import type { Catalogue } from "../catalogue/catalogue.js";
import type { ConnectionSpec } from "../catalogue/connection.js";
import { commonOf, type KindSpec } from "../catalogue/kind.js";
import type { PropertySpec } from "../catalogue/property.js";
import { type Operators, propertyConditions } from "./conditions.js";
import type { Parameters } from "./parameters.js";
import { pattern } from "./pattern.js";
import { type Period, periodConditions } from "./period.js";

/** A filter as the request gave it: properties, connections, counts, AND, OR, NOT. */
export type Where = Readonly<Record<string, unknown>>;

/** A filter on what a connection leads to. */
export interface ConnectionWhere {
  readonly node?: Where | null;
  readonly edge?: Where | null;
}

/** Where conditions are written: what is known of the graph, when relationships must hold, the values so far, and a source of fresh variables. */
export interface FilterScope {
  readonly catalogue: Catalogue;
  readonly parameters: Parameters;
  /** Relationships that do not hold in it are as if they were not there. */
  readonly period: Period | null;
  readonly fresh: () => string;
}

export function filterScope(catalogue: Catalogue, parameters: Parameters, period: Period | null = null): FilterScope {
  let used = 0;
  return { catalogue, parameters, period, fresh: () => String(used++) };
}

/** The conditions that a relationship holds when it must. */
export const holding = (edge: string, { period, parameters }: FilterScope): readonly string[] => periodConditions(edge, period, parameters);

/** The condition that every relationship of a list holds when it must. */
export function everyHolding(edges: string, scope: FilterScope): readonly string[] {
  const conditions = holding("it", scope);
  return conditions.length === 0 ? [] : [`all(it IN ${edges} WHERE ${conditions.join(" AND ")})`];
}

/** True where a condition is true, false where it is false or unknown: a missing value is never a third truth value. */
const negation = (condition: string): string => `NOT coalesce(${condition}, false)`;

const joined = (conditions: readonly string[], operator: "AND" | "OR"): string =>
  conditions.length === 1 ? conditions[0]! : `(${conditions.join(` ${operator} `)})`;

/** All conditions at once; nothing to test is true. That is told by a parameter: the planner refuses index hints beside a constant. */
const conjunction = (conditions: readonly string[], { parameters }: FilterScope): string =>
  conditions.length === 0 ? parameters.add(true) : joined(conditions, "AND");

/** The `WHERE` of conditions, or nothing. */
export const whereClause = (conditions: readonly string[]): string => (conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`);

type Part = (where: Where) => readonly string[];

function logical(where: Where, part: Part, scope: FilterScope): readonly string[] {
  const list = (name: string): readonly Where[] | null => (where[name] as readonly Where[] | null | undefined) ?? null;
  const conditions = (list("AND") ?? []).flatMap(part);
  const any = list("OR");
  if (any)
    conditions.push(
      any.length === 0
        ? scope.parameters.add(false)
        : joined(
            any.map((it) => conjunction(part(it), scope)),
            "OR",
          ),
    );
  if (where["NOT"]) conditions.push(negation(conjunction(part(where["NOT"] as Where), scope)));
  return conditions;
}

function ownConditions(properties: readonly PropertySpec[], variable: string, where: Where, scope: FilterScope): readonly string[] {
  return properties.flatMap((it) =>
    where[it.name] ? propertyConditions(variable, it, where[it.name] as Operators, scope.parameters) : [],
  );
}

/** The conditions that a filter puts on an entity of one kind, to be joined by AND. */
export function entityConditions(kind: KindSpec, variable: string, where: Where, scope: FilterScope): readonly string[] {
  const connections = scope.catalogue.connectionsFrom(kind);
  const part: Part = (it) => [
    ...logical(it, part, scope),
    ...ownConditions(kind.properties, variable, it, scope),
    ...connections.flatMap((connection) => [
      ...matchConditions(connection, variable, it[connection.field] as Match | undefined, scope),
      ...countConditions(connection, variable, it[`${connection.field}Count`] as Operators | undefined, scope),
    ]),
  ];
  return part(where);
}

/** The conditions that a filter puts on a relationship. */
export function relationshipConditions(
  properties: readonly PropertySpec[],
  variable: string,
  where: Where,
  scope: FilterScope,
): readonly string[] {
  const part: Part = (it) => [...logical(it, part, scope), ...ownConditions(properties, variable, it, scope)];
  return part(where);
}

/** The conditions on the entity at the other end; where it may be of several kinds, common fields and one part a kind. */
export function targetConditions(targets: readonly KindSpec[], variable: string, where: Where, scope: FilterScope): readonly string[] {
  const [kind, ...others] = targets;
  if (kind && others.length === 0) return entityConditions(kind, variable, where, scope);
  const common = commonOf(targets);
  const part: Part = (it) => {
    const parts = targets.filter((target) => it[target.singular]);
    const alternatives = parts.map((target) =>
      joined([`${variable}:${target.name}`, ...entityConditions(target, variable, it[target.singular] as Where, scope)], "AND"),
    );
    return [
      ...logical(it, part, scope),
      ...ownConditions(common, variable, it, scope),
      ...(parts.length > 0 ? [joined(alternatives, "OR")] : []),
    ];
  };
  return part(where);
}

/** The conditions of a filter on a connection: on the far entity and on the relationship. */
export function connectionConditions(
  connection: ConnectionSpec,
  [edge, node]: readonly [string, string],
  where: ConnectionWhere,
  scope: FilterScope,
): readonly string[] {
  return [
    ...(where.edge ? relationshipConditions(connection.relationship.properties, edge, where.edge, scope) : []),
    ...(where.node ? targetConditions(connection.targets, node, where.node, scope) : []),
  ];
}

type Match = Readonly<Partial<Record<"some" | "all" | "none" | "single", ConnectionWhere | null>>>;

function matchConditions(connection: ConnectionSpec, variable: string, match: Match | undefined, scope: FilterScope): readonly string[] {
  const test = (where: ConnectionWhere, negated: boolean): string => {
    const at = scope.fresh();
    const [edge, node] = [`r${at}`, `m${at}`];
    const conditions = connectionConditions(connection, [edge, node], where, scope);
    const tested = negated ? [negation(conjunction(conditions, scope))] : conditions;
    return `MATCH ${pattern(connection, variable, edge, node)}${whereClause([...holding(edge, scope), ...tested])}`;
  };
  const { some, all, none, single } = match ?? {};
  return [
    ...(some ? [`EXISTS { ${test(some, false)} }`] : []),
    ...(all ? [`NOT EXISTS { ${test(all, true)} }`] : []),
    ...(none ? [`NOT EXISTS { ${test(none, false)} }`] : []),
    ...(single ? [`COUNT { ${test(single, false)} } = 1`] : []),
  ];
}

const signs: Readonly<Record<string, string>> = { eq: "=", ne: "<>", gt: ">", gte: ">=", lt: "<", lte: "<=", in: "IN" };

/** How many relationships a connection has, read from the degree store where neither a label nor a date must be tested. */
export function countExpression(connection: ConnectionSpec, variable: string, scope: FilterScope): string {
  if (scope.period === null) return `COUNT { ${pattern(connection, variable, "", "")} }`;
  const edge = `c${scope.fresh()}`;
  return `COUNT { ${pattern(connection, variable, edge, "")}${whereClause(holding(edge, scope))} }`;
}

function countConditions(
  connection: ConnectionSpec,
  variable: string,
  operators: Operators | undefined,
  scope: FilterScope,
): readonly string[] {
  const integers = (value: unknown): unknown => (Array.isArray(value) ? value.map((it) => BigInt(it as number)) : BigInt(value as number));
  return Object.entries(operators ?? {}).map(([operator, value]) => {
    const count = countExpression(connection, variable, scope);
    if (operator === "isNull") return scope.parameters.add(!value);
    if (operator === "notIn") return `NOT ${count} IN ${scope.parameters.add(integers(value))}`;
    return `${count} ${signs[operator]} ${scope.parameters.add(integers(value))}`;
  });
}
