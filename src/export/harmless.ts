/** What a spreadsheet takes for the beginning of a formula, in full width too. */
const formula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const decimal = /^[+-]?\d+(\.\d+)?$/;

/** A text that no spreadsheet runs: an apostrophe comes before what looks like a formula. Numbers such as -1.5 stay numbers. */
export const harmless = (text: string): string => (formula.test(text) && !decimal.test(text) ? `'${text}` : text);
