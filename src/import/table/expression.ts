/**
 * How a value is made from a row of a table. It is one of
 *
 * - a text, in which `{column}` stands for that column of the row, trimmed: `"{first} {last}"`, `"USD"`. It gives nothing when one of
 *   its columns is empty. A column that holds a list (of JSON, or made by `split`) gives the list where it stands alone, as in
 *   `"{authors}"`; in a longer text and in a key its items follow each other, with `; ` between them;
 * - a number, `true` or `false`, as it stands;
 * - a list of expressions: the list of what they give; nothing when none gives anything;
 * - `from` an expression (or the `first` of several that gives anything, or an `object` of named parts) through steps, which are
 *   applied in the order in which they are written. Each applies to every item of a list, and none to nothing.
 */
export type Expression = string | number | boolean | readonly Expression[] | SteppedExpression;

/** The plain values that a `map` may give; `null` stands for nothing. */
export type Plain = string | number | boolean | null;

export interface SteppedExpression {
  readonly from?: Expression;
  readonly first?: readonly Expression[];
  readonly object?: Readonly<Record<string, Expression>>;
  /** A text into the list of its parts: `split: ";"`. */
  readonly split?: string;
  /** Regular expressions and what takes the place of their matches, one after the other. */
  readonly replace?: Readonly<Record<string, string>>;
  /** Words and what they stand for; a word that is not listed is a fault. */
  readonly map?: Readonly<Record<string, Plain>>;
  /** What a lookup of the mapping has for the text; nothing when it has nothing. */
  readonly lookup?: string;
  /** The text itself when a lookup of the mapping has it, else nothing. */
  readonly known?: string;
  /** A date in a form made of YYYY, MM or MMM (Jan, January), DD and separators, into 2017-07-20. */
  readonly date?: string;
  /** A number with a comma before its decimals, and points or blanks between thousands or nothing, into one with a point: before `number` and `money`. */
  readonly decimal?: "comma";
  /** A decimal number, with commas between thousands or without. */
  readonly number?: true;
  /** An escape such as `\u2013` that stands letter by letter in the text into the character that it means. */
  readonly unescape?: true;
  /** An amount of money, in the currency that this text gives: `USD`, `{currency}`. */
  readonly money?: string;
}

/** The sources of a value: exactly one of them opens an expression with steps. */
export const openings = Object.freeze(["from", "first", "object"] as const);

/** The columns that a text stands for. */
export function columnsOf(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map((it) => it[1]!);
}

export const isStepped = (expression: Expression): expression is SteppedExpression =>
  typeof expression === "object" && !Array.isArray(expression);
