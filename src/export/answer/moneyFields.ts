import type { ShapeField } from "./answerShape.js";

/** How the currencies of a column of amounts are known. */
export interface Currencies {
  /** The column that tells them; null where it is not asked for. */
  readonly column: string | null;
  /** Whether there is but one, whether it is asked for or not. */
  readonly one: boolean;
}

const money: ReadonlySet<string> = new Set(["Money", "ConvertedMoney"]);
const amounts: ReadonlySet<string> = new Set(["amount", "value"]);

/** What holds amounts that were converted to one currency. */
const converted = /^(?:ConvertedMoney|Flow(?:Link|Node)?)$/;

/** Whether a field is an amount of money. */
export const isAmount = ({ parent, name }: ShapeField): boolean => money.has(parent) && amounts.has(name);

/** Whether a field tells the currency of the amounts beside it. */
export const isCurrency = ({ parent, name }: ShapeField): boolean => money.has(parent) && name === "currency";

/** Whether all amounts of a field, or of the field that holds it, are in one currency. */
export const isOfOneCurrency = ({ parent }: ShapeField, within: ShapeField | null): boolean =>
  converted.test(parent) || (within !== null && converted.test(within.parent));
