import "reflect-metadata";
import { Field, Float, ObjectType } from "type-graphql";
import { unexpected, valueType } from "../valueType.js";
import { CurrencyScalar, currency as currencyCode, textScalar } from "./scalars.js";

const decimalForm = /^-?\d+(\.\d+)?$/;

/** An exact decimal number as text, without exponent: `"1000000.50"`. */
export const DecimalScalar = textScalar("Decimal", 'An exact decimal number, written as text: `"1000000.50"`.', (value) => {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !decimalForm.test(text)) throw unexpected('a decimal number such as "1000000.50"', value);
  return text;
});

/** An amount of money in one currency. */
@ObjectType({ description: "An amount of money in one currency. Amounts in different currencies are never added together." })
export class Money {
  @Field(() => DecimalScalar, { description: 'The exact amount in major units, as text: `"573575293.00"`.' })
  readonly amount: string;
  @Field(() => Float, { description: "The amount as a number, for charts; not exact beyond 15 digits." })
  readonly value: number;
  @Field(() => CurrencyScalar, { description: "ISO 4217, such as `CNY` or `USD`." })
  readonly currency: string;

  constructor(amount: string, currency: string) {
    this.amount = amount;
    this.value = Number(amount);
    this.currency = currency;
  }
}

const digitsOf = new Map<string, number>();

/** Digits of the minor unit by ISO 4217, as the runtime's own tables tell. */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return digits;
}

/** Major units as decimal text into whole minor units. Finer than the minor unit is an error. */
export function toMinorUnits(amount: string, currency: string): bigint {
  if (!decimalForm.test(amount)) throw unexpected('a decimal number such as "1000000.50"', amount);
  const digits = minorDigits(currency);
  const [whole = "", fraction = ""] = amount.split(".");
  if (fraction.slice(digits).replace(/0+$/, "") !== "")
    throw new Error(`expected at most ${digits} decimals for ${currency}, got "${amount}"`);
  return BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
}

/** Whole minor units into major units as decimal text. */
export function fromMinorUnits(minor: bigint, currency: string): string {
  const digits = minorDigits(currency);
  if (digits === 0) return String(minor);
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, "0");
  return `${minor < 0n ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

export interface GivenMoney {
  /** Major units, as decimal text. */
  readonly amount: string;
  readonly currency: string;
}

const largest = 2n ** 63n - 1n;

/** Kept as a whole number of minor units and the currency, so that sums are exact and an index gives the order. */
export const money = valueType<GivenMoney, Money>({
  name: "Money",
  fieldType: () => Money,
  isList: false,
  columns: [
    { suffix: "", type: "exactInteger" },
    { suffix: "Currency", type: "text" },
  ],
  filter: "money",
  order: ["Currency", ""],
  parse: (value) => {
    const { amount, currency } = (value ?? {}) as Partial<GivenMoney>;
    if (amount === undefined || currency === undefined) throw unexpected("an amount and its currency", value);
    const known = currencyCode.parse(currency);
    const minor = toMinorUnits(String(amount), known);
    if (minor > largest || minor < -largest) throw unexpected("an amount of at most 18 digits", value);
    return { amount: fromMinorUnits(minor, known), currency: known };
  },
  store: (value) => [String(toMinorUnits(value.amount, value.currency)), value.currency],
  read: ([minor, currency]) =>
    minor === null || minor === undefined
      ? null
      : new Money(fromMinorUnits(BigInt(minor as string), currency as string), currency as string),
});
