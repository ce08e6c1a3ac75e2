import { createHash } from "node:crypto";
import type { Position } from "../../cypher/order.js";
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

const refuse = (cursor: string, why: string, cause?: unknown): AtlasError =>
  new AtlasError(
    "INVALID_CURSOR",
    `The cursor "${cursor.slice(0, 40)}" ${why}. Take cursors from \`pageInfo\` or \`edges\` of the same list, and start again without one.`,
    { cause },
  );

/** The position that a cursor tells. Throws `INVALID_CURSOR` when it is damaged or belongs to another list, order or filter. */
export function decodeCursor(cursor: string, signature: string, length: number): Position {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch (error) {
    throw refuse(cursor, "is damaged", error);
  }
  if (!Array.isArray(content) || content.some((it) => it !== null && typeof it === "object")) throw refuse(cursor, "is damaged");
  const [of, ...position] = content as [unknown, ...(string | number | boolean | null)[]];
  if (of !== signature || position.length !== length) throw refuse(cursor, "belongs to another list, order or filter");
  return position;
}
