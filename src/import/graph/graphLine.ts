import type { Piece } from "../files/piece.js";

/** A line of an exported graph: what it is, and what it holds. */
export interface GraphLine {
  /** Its number in the file, from 1. */
  readonly number: number;
  readonly line: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Collects what is wrong, with the line. */
export type Tell = (at: Pick<GraphLine, "number">, message: string) => void;

export const isMap = (it: unknown): it is Readonly<Record<string, unknown>> => typeof it === "object" && it !== null && !Array.isArray(it);

export const isText = (it: unknown): it is string => typeof it === "string" && it !== "";

export const isTexts = (it: unknown): it is readonly string[] => Array.isArray(it) && it.every((one) => typeof one === "string");

/** Shows a value in a message. */
export const shown = (it: unknown): string => (JSON.stringify(it) ?? "nothing").slice(0, 80);

/** Reads a line; null where it is none, which is told. */
export function readLine({ number, text, fault }: Piece, tell: Tell): GraphLine | null {
  if (fault) {
    tell({ number }, fault);
    return null;
  }
  try {
    const fields: unknown = JSON.parse(text);
    if (isMap(fields) && isText(fields["line"])) return { number, line: fields["line"], fields };
    tell({ number }, `expected an object with "line", got ${shown(fields)}`);
  } catch (error) {
    tell({ number }, `expected JSON, got ${shown(text)}: ${(error as Error).message}`);
  }
  return null;
}

/** Tells the fields that are no text, and answers whether all are. */
export function expectTexts(line: GraphLine, names: readonly string[], tell: Tell): boolean {
  const wrong = names.filter((it) => !isText(line.fields[it]));
  for (const name of wrong) tell(line, `${name}: expected a text, got ${shown(line.fields[name])}`);
  return wrong.length === 0;
}
