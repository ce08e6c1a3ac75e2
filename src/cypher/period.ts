import type { Parameters } from "./parameters.js";

/** A span of full days, an end open where it is null. One day is the span from it to itself. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The conditions that a relationship holds at some time of a period; none without a period. What is not known of a relationship is open:
 * without `since` it held ever before, without `until` it still holds, and a date known by its year may be any day of it.
 */
export function periodConditions(edge: string, period: Period | null, parameters: Parameters): readonly string[] {
  const { from, to } = period ?? { from: null, to: null };
  return [
    ...(to === null ? [] : [`coalesce(${edge}.sinceFirst, "") <= ${parameters.add(to)}`]),
    ...(from === null ? [] : [`coalesce(${edge}.untilLast, "9999-12-31") >= ${parameters.add(from)}`]),
  ];
}
