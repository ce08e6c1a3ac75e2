import type { PropertySpec } from "../catalogue/property.js";
import { type Aggregated, forOwners } from "./aggregated.js";
import { type FilterScope, whereClause } from "./filter.js";
import { type GroupKey, keyExpression, listExpression, wayTo } from "./groupKey.js";
import { Parameters } from "./parameters.js";
import type { Statement } from "./statement.js";

/** What is summed up of a property; of an amount of money also by month, where it is to be converted. */
export interface Measure {
  readonly property: PropertySpec;
  readonly byMonth: boolean;
}

/** What is counted and summed, and by what it is grouped. */
export interface AggregateSpec {
  readonly over: Aggregated;
  readonly keys: readonly GroupKey[];
  readonly measures: readonly Measure[];
}

/** A part of sums that stays exact: the amount is added in two pieces, since 64 bits hold single amounts but not every sum of them. */
export const piece = 1_000_000_000;

/** The stored property that tells the day of an amount's exchange rate. */
export const monthExpression = ({ dated }: PropertySpec): string => (dated ? `left(b.${dated}First, 7)` : "null");

interface MeasureText {
  /** What its values are kept apart by. */
  readonly apart: readonly string[];
  readonly sums: readonly string[];
}

/** How a measure is read; in the order in which `readMeasure` takes it. */
function measureText({ property, byMonth }: Measure): MeasureText {
  const { name, value } = property;
  if (value.filter === "money")
    return {
      apart: [`b.${name}Currency`, byMonth ? monthExpression(property) : "null"],
      sums: [
        `count(b.${name})`,
        `toString(sum(b.${name} / ${piece}))`,
        `toString(sum(b.${name} % ${piece}))`,
        `toString(min(b.${name}))`,
        `toString(max(b.${name}))`,
      ],
    };
  if (value.filter === "date") {
    const day = `b.${name}First + b.${name}Last + b.${name}`;
    return { apart: [], sums: [`count(b.${name})`, `min(${day})`, `max(${day})`] };
  }
  const stored = value.filter === "area" ? `b.${name}SquareMetres` : `b.${name}`;
  return { apart: [], sums: [`count(${stored})`, `sum(${stored})`, `min(${stored})`, `max(${stored})`] };
}

/** How many columns a measure takes in a cell. */
export const measureWidth = (measure: Measure): number => {
  const { apart, sums } = measureText(measure);
  return apart.length + sums.length;
};

interface Grouped {
  readonly clauses: string;
  /** The expressions by which it is grouped, and what is returned of each. */
  readonly expressions: readonly string[];
  readonly shown: readonly string[];
}

/** Gives every entity `b` a row for each combination of its values under the keys, each once. */
function grouped(keys: readonly GroupKey[], scope: FilterScope): Grouped {
  const carried: string[] = [];
  let clauses = "";
  const expressions = keys.map((key, at) => {
    const single = keyExpression(key);
    if (single) return single;
    const before = carried.map((it) => `, ${it}`).join("");
    const name = `g${at}`;
    if (key.by === "related") {
      const way = wayTo(key.grouping, at, scope);
      clauses += ` OPTIONAL MATCH ${way.pattern}${whereClause(way.conditions)} WITH DISTINCT b${before}, ${way.nodes.at(-1)} AS ${name}`;
    } else if (key.by === "field") {
      clauses += ` UNWIND ${listExpression(key.property)} AS ${name} WITH DISTINCT b${before}, ${name}`;
    }
    carried.push(name);
    return name;
  });
  return { clauses, expressions, shown: keys.map((key, at) => (key.by === "related" ? `k${at}.id` : `k${at}`)) };
}

/** One row a cell: its key values, what its measures are kept apart by, its count and sums; names of entities are read by whoever needs them. */
function cellClauses(spec: AggregateSpec, scope: FilterScope): string {
  const { match, conditions } = spec.over.bind(scope);
  const { clauses, expressions, shown } = grouped(spec.keys, scope);
  const measures = spec.measures.map(measureText);
  const named = [
    ...expressions.map((it, at) => `${it} AS k${at}`),
    ...measures.flatMap(({ apart }, at) => apart.map((it, part) => `${it} AS c${at}_${part}`)),
    "count(*) AS n",
    ...measures.flatMap(({ sums }, at) => sums.map((it, part) => `${it} AS m${at}_${part}`)),
  ];
  const cell = [
    ...shown,
    "n",
    ...measures.flatMap(({ apart, sums }, at) => [...apart.map((_, part) => `c${at}_${part}`), ...sums.map((_, part) => `m${at}_${part}`)]),
  ];
  const once = spec.over.owner === null ? "" : " WITH DISTINCT b";
  return `${match}${whereClause(conditions)}${once}${clauses} WITH ${named.join(", ")} RETURN [${cell.join(", ")}] AS cell`;
}

/** One statement for all owners: rows of the owner's key (null where there is none) and a cell. Reads `most` cells at most. */
export function aggregateCells(
  spec: AggregateSpec,
  owners: readonly unknown[],
  { scopeOf, most }: { readonly scopeOf: (parameters: Parameters) => FilterScope; readonly most: number },
): Statement {
  const parameters = new Parameters();
  const cells = cellClauses(spec, scopeOf(parameters));
  const { owner } = spec.over;
  return {
    text: forOwners(spec.over, cells, "cell"),
    parameters: { p: parameters.map(owner === null ? {} : { ids: owners }), n: BigInt(most) },
  };
}
