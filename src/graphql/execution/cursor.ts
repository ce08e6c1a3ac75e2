import { createHash } from "node:crypto";
import type { ColumnType } from "../../catalogue/valueType.js";
import type { OrderTerm, Position } from "../../cypher/order.js";
import { AtlasError } from "../../errors.js";

/** JSON whose keys stand in a fixed order, so that equal arguments give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, it: unknown) =>
    it !== null && typeof it === "object" && !Array.isArray(it) && !(it instanceof Date)
      ? Object.fromEntries(Object.entries(it).sort(([one], [other]) => (one < other ? -1 : 1)))
      : it,
  );
}

/** Tells the list that a cursor belongs to: its field, order and filter. */
export const listSignature = (list: unknown): string => createHash("sha256").update(canonicalJson(list)).digest("base64url").slice(0, 10);

export const encodeCursor = (signature: string, position: Position): string =>
  Buffer.from(JSON.stringify([signature, ...position])).toString("base64url");

/** `INVALID_CURSOR`, saying why and what to do. */
export const refuseCursor = (cursor: string, why: string, cause?: unknown): AtlasError =>
  new AtlasError(
    "INVALID_CURSOR",
    `The cursor "${cursor.slice(0, 40)}" ${why}. Take cursors from \`pageInfo\` or \`edges\` of the same list, and start again without one.`,
    { cause },
  );

const isValueOf: Readonly<Partial<Record<ColumnType, (value: unknown) => boolean>>> = Object.freeze({
  text: (it: unknown) => typeof it === "string",
  boolean: (it: unknown) => typeof it === "boolean",
  float: (it: unknown) => typeof it === "number",
  integer: (it: unknown) => Number.isSafeInteger(it),
  texts: (it: unknown) => Array.isArray(it) && it.every((one) => typeof one === "string"),
  exactInteger: (it: unknown) => typeof it === "string" && /^-?\d{1,19}$/.test(it),
});

/** Whether values are a place in an order: all of its terms, the last one known. */
const isPosition = (values: readonly unknown[], terms: readonly OrderTerm[]): values is Position =>
  values.length === terms.length && values.at(-1) !== null && values.every((it, at) => it === null || isValueOf[terms[at]!.type]?.(it));

/** What a cursor says to the list with this signature. Throws `INVALID_CURSOR` when it is damaged or belongs to another list. */
function contentOf(cursor: string, signature: string): readonly unknown[] {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch (error) {
    throw refuseCursor(cursor, "is damaged", error);
  }
  if (!Array.isArray(content)) throw refuseCursor(cursor, "is damaged");
  const [of, ...values] = content as readonly unknown[];
  if (of !== signature) throw refuseCursor(cursor, "belongs to another list, order or filter");
  return values;
}

/** A cursor that is told by a text. */
export const encodeText = (signature: string, text: string): string => encodeCursor(signature, [text]);

/** The text that a cursor tells. Throws `INVALID_CURSOR`. */
export function decodeText(cursor: string, signature: string): string {
  const [text, ...more] = contentOf(cursor, signature);
  if (typeof text !== "string" || more.length > 0) throw refuseCursor(cursor, "is damaged");
  return text;
}

/** The position that a cursor tells. Throws `INVALID_CURSOR` when it is damaged or belongs to another list, order or filter. */
export function decodeCursor(cursor: string, signature: string, terms: readonly OrderTerm[]): Position {
  const values = contentOf(cursor, signature);
  if (!isPosition(values, terms)) throw refuseCursor(cursor, "is damaged");
  return values;
}
