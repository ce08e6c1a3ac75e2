import type { DateUnit } from "../cypher/groupKey.js";
import { AtlasError } from "../errors.js";
import { type Group, type GroupValue, groupName, mostGroups } from "./groups.js";
import { noStatistics, type Statistic } from "./statistics.js";

const forms: Readonly<Record<DateUnit, RegExp>> = Object.freeze({ YEAR: /^\d{4}$/, QUARTER: /^\d{4}-Q[1-4]$/, MONTH: /^\d{4}-\d\d$/ });

const perYear: Readonly<Record<DateUnit, number>> = Object.freeze({ YEAR: 1, QUARTER: 4, MONTH: 12 });

function numberOf(text: string, unit: DateUnit): number {
  const year = Number(text.slice(0, 4));
  if (unit === "YEAR") return year;
  return year * perYear[unit] + Number(text.slice(unit === "QUARTER" ? 6 : 5)) - 1;
}

function textOf(number: number, unit: DateUnit): string {
  const year = String(Math.floor(number / perYear[unit])).padStart(4, "0");
  const part = (number % perYear[unit]) + 1;
  if (unit === "YEAR") return year;
  return unit === "QUARTER" ? `${year}-Q${part}` : `${year}-${String(part).padStart(2, "0")}`;
}

/** Every unit from the first to the last of some dates; dates known less exactly are not among them. */
function unitsBetween(values: readonly GroupValue[], unit: DateUnit): readonly string[] {
  const numbers = values.filter((it): it is string => typeof it === "string" && forms[unit].test(it)).map((it) => numberOf(it, unit));
  if (numbers.length === 0) return [];
  const first = numbers.reduce((a, b) => Math.min(a, b));
  const last = numbers.reduce((a, b) => Math.max(a, b));
  return Array.from({ length: last - first + 1 }, (_, at) => textOf(first + at, unit));
}

const tooMany = (): AtlasError =>
  new AtlasError(
    "QUERY_TOO_EXPENSIVE",
    `With all gaps filled there are more than ${mostGroups.toLocaleString("en")} groups. Narrow the filter, group by fewer fields, or by longer units.`,
  );

/**
 * Adds the groups without anything that lie between the first and the last: for each date key (its unit, or null where a key is no date) every
 * unit, under every combination of the other values that there is. Throws `QUERY_TOO_EXPENSIVE` rather than filling endlessly.
 */
export function fillGaps(
  groups: readonly Group[],
  units: readonly (DateUnit | null)[],
  types: readonly Statistic["type"][],
): readonly Group[] {
  const known = new Map(groups.map((it) => [groupName(it.values), it]));
  const nothing = types.map((it) => noStatistics[it]);
  units.forEach((unit, at) => {
    if (unit === null) return;
    const all = [...known.values()];
    const between = unitsBetween(
      all.map((it) => it.values[at]!),
      unit,
    );
    for (const { values } of all)
      for (const value of between) {
        const filled = values.with(at, value);
        const name = groupName(filled);
        if (known.has(name)) continue;
        if (known.size === mostGroups) throw tooMany();
        known.set(name, { values: filled, count: 0, statistics: nothing });
      }
  });
  return [...known.values()];
}
