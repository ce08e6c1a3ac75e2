import { type GraphQLResolveInfo, getDirectiveValues } from "graphql";
import type { Period } from "../../cypher/period.js";
import { AtlasError } from "../../errors.js";
import { asOfDirective } from "../schema/asOfDirective.js";

/** The arguments that say when relationships must hold. */
export interface PeriodArguments {
  readonly asOf?: string | null;
  readonly during?: Readonly<Partial<Period>> | null;
}

const periods = new WeakMap<object, Period>();

/** Lets everything below a value that resolvers return look at the same period. */
export function within<Value extends object>(value: Value, period: Period | null): Value {
  if (period !== null) periods.set(value, period);
  return value;
}

const oneDay = (day: string): Period => Object.freeze({ from: day, to: day });

type QueryInfo = Pick<GraphQLResolveInfo, "operation" | "variableValues">;

function periodOfQuery({ operation, variableValues }: QueryInfo): Period | null {
  const given = getDirectiveValues(asOfDirective, operation, variableValues);
  return given ? oneDay(given["date"] as string) : null;
}

/** The period that a value was found under, else that of the whole query; null where neither names one. */
export const periodAt = (source: unknown, info: QueryInfo): Period | null =>
  (typeof source === "object" && source !== null && periods.get(source)) || periodOfQuery(info);

/** The period that a field looks at: that of its own arguments, else the one around it. `BAD_USER_INPUT` where the arguments contradict each other. */
export function askedPeriod({ asOf, during }: PeriodArguments, source: unknown, info: QueryInfo): Period | null {
  if (asOf && during) throw new AtlasError("BAD_USER_INPUT", "Both `asOf` and `during` are given: give one of them.");
  if (asOf) return oneDay(asOf);
  if (!during) return periodAt(source, info);
  const { from = null, to = null } = during;
  if (from !== null && to !== null && from > to)
    throw new AtlasError("BAD_USER_INPUT", `\`during\` must not end before it begins, got from ${from} to ${to}.`);
  return Object.freeze({ from, to });
}
