import { appendFile, rm } from "node:fs/promises";
import type { Rejection } from "../load/checkedRecord.js";
import type { Rejects } from "../load/rejects.js";

const isMap = (it: unknown): it is Readonly<Record<string, unknown>> => typeof it === "object" && it !== null && !Array.isArray(it);

/** Rejected input as one line of JSON: what came, with `_reasons` in it; what is no JSON object stands as a text under `_unreadable`. */
function rejectedLine({ input, reasons }: Rejection): string {
  let given: unknown;
  try {
    given = JSON.parse(input);
  } catch {
    given = null;
  }
  return `${JSON.stringify({ ...(isMap(given) ? given : { _unreadable: input }), _reasons: reasons })}\n`;
}

/** What stands in a line that was rejected before: its reasons, and its text when it was no JSON object; null when it is none. */
export function rejectedBefore(given: unknown): { readonly reasons: readonly string[]; readonly unreadable?: string } | null {
  if (!isMap(given) || !Array.isArray(given["_reasons"])) return null;
  const { _unreadable: unreadable, _reasons: reasons } = given;
  return { reasons: reasons.map(String), ...(typeof unreadable === "string" ? { unreadable } : {}) };
}

/**
 * Keeps rejected records of JSON in a file, one a line, in their own form with the reasons under `_reasons`, to be corrected there and loaded
 * alone. What an earlier load left in the file goes.
 */
export async function jsonRejects(path: string): Promise<Rejects> {
  await rm(path, { force: true });
  return { keep: (rejections) => appendFile(path, rejections.map(rejectedLine).join("")) };
}
