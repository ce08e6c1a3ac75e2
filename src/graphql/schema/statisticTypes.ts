import { type ClassType, Float, ID, Int } from "type-graphql";
import type { PropertySpec } from "../../catalogue/property.js";
import { DecimalScalar, Money } from "../../catalogue/values/money.js";
import { DateScalar, PartialDateScalar } from "../../catalogue/values/partialDate.js";
import { CurrencyScalar } from "../../catalogue/values/scalars.js";
import {
  addField,
  addFieldWithArguments,
  addOption,
  argumentsType,
  type EnumValue,
  enumType,
  inputType,
  objectType,
} from "./derivedType.js";

/** How values of a property are summed up. */
export type StatisticName = "money" | "date" | "number";

export const statisticOf = ({ value }: PropertySpec): StatisticName =>
  value.filter === "money" ? "money" : value.filter === "date" ? "date" : "number";

/** The types that sums, averages and extremes are told in. */
export interface StatisticTypes {
  readonly objects: Readonly<Record<StatisticName, ClassType>>;
  readonly orders: Readonly<Record<StatisticName, ClassType>>;
  readonly counting: object;
  readonly dateUnit: object;
  readonly unconverted: ClassType;
}

const constants = (values: Readonly<Record<string, string>>): readonly EnumValue[] =>
  Object.entries(values).map(([constant, description]) => ({ constant, description }));

const countingType = (): object =>
  enumType(
    "Counting",
    "How an amount counts that belongs to several: an award with three recipients, or under two programmes.",
    constants({
      WHOLE: "Whole for each of them: right for each by itself, but groups do not add up to the total.",
      FRACTIONAL:
        "In parts: by the stated shares, unknown shares splitting equally what is left; shares that do not add up to 1 are scaled and told in `notes`. Groups add up to the total of each currency, to the minor unit; told in another currency each is rounded by itself.",
    }),
  );

const dateUnitType = (): object =>
  enumType("DateUnit", "A part of a date.", constants({ YEAR: "As `2017`.", QUARTER: "As `2017-Q3`.", MONTH: "As `2017-07`." }));

function rateType(): ClassType {
  const type = objectType("UsedRate", "An exchange rate that was used.");
  addField(type, "currency", () => CurrencyScalar, { description: "Of which currency." });
  addField(type, "day", () => DateScalar, { description: "The day of the rate: of a monthly mean the first of its month." });
  addField(type, "unitsOfTargetPerUnit", () => DecimalScalar, {
    description: "What one unit was worth, to ten digits; sums use the exact rate.",
  });
  addField(type, "sources", () => [ID], { description: "The ids of the sources that state it." });
  return type;
}

function unconvertedType(): ClassType {
  const type = objectType("UnconvertedMoney", "Money that could not be converted, and why.");
  addField(type, "money", () => Money, { description: "The sum, in its own currency." });
  addField(type, "count", () => Int, { description: "How many amounts it is made of." });
  addField(type, "reason", () => String, { description: "Why, in a sentence." });
  return type;
}

function convertedType(unconverted: ClassType): ClassType {
  const type = objectType("ConvertedMoney", "Money of several currencies told in one.");
  addField(type, "amount", () => DecimalScalar, { description: "The sum of all that could be converted, in major units, rounded once." });
  addField(type, "value", () => Float, { description: "The same as a number, for charts." });
  addField(type, "currency", () => CurrencyScalar, { description: "The currency asked for." });
  const rate = rateType();
  addField(type, "rates", () => [rate], { description: "Every rate that was used." });
  addField(type, "unconverted", () => [unconverted], { description: "What is not in the sum, since no rate is known for it." });
  return type;
}

function moneyType(unconverted: ClassType): ClassType {
  const type = objectType(
    "MoneyAggregate",
    "Amounts of money summed up, one entry a currency; different currencies are never added together unless they are converted.",
  );
  addField(type, "known", () => Int, { description: "How many entities have the amount." });
  addField(type, "sum", () => [Money], { description: "The exact sum of each currency." });
  addField(type, "min", () => [Money], { description: "The smallest amount of each currency." });
  addField(type, "max", () => [Money], { description: "The largest amount of each currency." });
  addField(type, "avg", () => [Money], { description: "The average of each currency, rounded half to even to the minor unit." });
  const args = argumentsType("ConvertedArguments");
  addField(args, "to", () => CurrencyScalar, { description: "The currency to tell it in, such as `USD`." });
  addOption(
    args,
    "at",
    () => DateScalar,
    "The day whose rates to use for all; without it each amount has the rate of the month in which it begins.",
  );
  const converted = convertedType(unconverted);
  addFieldWithArguments(type, "converted", () => converted, args, {
    description:
      "The sum in one currency. The rate is the latest one that is not after the day, of a month its first, and at most twelve months older; it is told, and so is what could not be converted.",
  });
  return type;
}

function dateType(): ClassType {
  const type = objectType("DateAggregate", "Dates summed up, as they were stated.");
  addField(type, "known", () => Int, { description: "How many entities have the date." });
  addOption(type, "min", () => PartialDateScalar, "The earliest, by its first day; null where there is none.");
  addOption(type, "max", () => PartialDateScalar, "The latest, by its first day; null where there is none.");
  return type;
}

function numberType(): ClassType {
  const type = objectType("NumberAggregate", "Numbers summed up; areas in square metres.");
  addField(type, "known", () => Int, { description: "How many entities have the number." });
  addField(type, "sum", () => Float, { description: "Their sum." });
  for (const [name, what] of [
    ["min", "The smallest"],
    ["max", "The largest"],
    ["avg", "The average"],
  ] as const)
    addOption(type, name, () => Float, `${what}; null where there is none.`);
  return type;
}

function orderType(name: string, direction: object, by: object, currency: boolean): ClassType {
  const type = inputType(`${name}GroupOrder`, "How groups are ordered by what is summed up. Groups without a value come last.");
  if (currency) addField(type, "currency", () => CurrencyScalar, { description: "The currency whose amounts are compared." });
  addOption(type, "by", () => by, "Which figure; the first of them when not given.");
  addField(type, "direction", () => direction, { description: "The direction." });
  return type;
}

/** Makes the types that sums, averages and extremes are told in. */
export function statisticTypes(direction: object): StatisticTypes {
  const unconverted = unconvertedType();
  const figure = enumType(
    "Figure",
    "A figure of what is summed up.",
    constants({
      SUM: "The sum.",
      MIN: "The smallest value.",
      MAX: "The largest value.",
      AVG: "The average.",
    }),
  );
  const end = enumType("DateFigure", "A figure of dates.", constants({ MIN: "The earliest.", MAX: "The latest." }));
  return {
    objects: { money: moneyType(unconverted), date: dateType(), number: numberType() },
    orders: {
      money: orderType("Money", direction, figure, true),
      date: orderType("Date", direction, end, false),
      number: orderType("Number", direction, figure, false),
    },
    counting: countingType(),
    dateUnit: dateUnitType(),
    unconverted,
  };
}
