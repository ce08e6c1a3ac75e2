import { basename } from "node:path";
import { ror } from "../../catalogue/values/identifier.js";
import { rejectedBefore } from "../files/jsonRejects.js";
import type { Piece } from "../files/piece.js";
import { readPieces } from "../files/readPieces.js";
import type { Reading } from "../sourceRecord.js";
import type { RorV1, RorV2 } from "./rorDocument.js";
import { rorInstitution } from "./rorInstitution.js";
import { rorRecord } from "./rorRecord.js";
import { rorFaults } from "./rorShape.js";

/** A file of the registry, read record by record. */
export interface RorReading {
  readonly readings: AsyncIterable<Reading>;
  /** How much of the file has been read, from 0 to 1. */
  readonly fraction: () => number;
}

/** The key of the record that a document would be. */
function keyOf(document: unknown): string | undefined {
  const id: unknown = (document as { readonly id?: unknown } | null)?.id;
  return typeof id === "string" ? (ror.normalise(id) ?? id) : undefined;
}

function readingOf({ text, fault }: Piece, place: string): Reading {
  const unreadable = (reasons: readonly string[], input = text, key?: string): Reading => ({
    unreadable: { place, input, reasons, ...(key === undefined ? {} : { key }) },
  });
  if (fault) return unreadable([fault]);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return unreadable([`expected a JSON object: ${(error as Error).message}`]);
  }
  const rejected = rejectedBefore(document);
  const correction = rejected !== null;
  if (rejected?.unreadable !== undefined) return { ...unreadable(rejected.reasons, rejected.unreadable), correction };
  const faults = rorFaults(document);
  if (faults.length > 0) return { ...unreadable(faults, text, keyOf(document)), correction };
  return { ...rorRecord(rorInstitution(document as RorV1 | RorV2)), place, input: text, correction };
}

/**
 * Reads records of the Research Organization Registry, schema v1 and v2 mixed, in the form of its published dumps: a list in a JSON file or
 * one record a line, packed by gzip, in a zip archive or not. Identifiers for which the graph has no property (HESA, UCAS, CNRS, ...) are left
 * out.
 */
export function readRor(path: string): RorReading {
  const { pieces, fraction } = readPieces(path);
  async function* readings(): AsyncGenerator<Reading> {
    for await (const piece of pieces) yield readingOf(piece, `${basename(path)}:${piece.number}`);
  }
  return { readings: readings(), fraction };
}
