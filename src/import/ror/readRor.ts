import { basename } from "node:path";
import { rejectedBefore } from "../files/jsonRejects.js";
import type { Piece } from "../files/piece.js";
import { readPieces } from "../files/readPieces.js";
import type { Reading } from "../sourceRecord.js";
import { rorInstitution } from "./rorInstitution.js";
import { rorRecord } from "./rorRecord.js";

/** A file of the registry, read record by record. */
export interface RorReading {
  readonly readings: AsyncIterable<Reading>;
  /** How much of the file has been read, from 0 to 1. */
  readonly fraction: () => number;
}

function readingOf({ text, fault }: Piece, place: string): Reading {
  const unreadable = (reason: string): Reading => ({ unreadable: { place, input: text, reasons: [reason] } });
  if (fault) return unreadable(fault);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return unreadable(`expected a JSON object: ${(error as Error).message}`);
  }
  const rejected = rejectedBefore(document);
  if (rejected?.unreadable !== undefined)
    return { unreadable: { place, input: rejected.unreadable, reasons: rejected.reasons }, correction: true };
  const institution = rorInstitution(document);
  if (!institution) return unreadable('expected a ROR record of schema v1 (with "id" and "name") or v2 (with "id" and "names")');
  try {
    return { ...rorRecord(institution), place, input: text, correction: rejected !== null };
  } catch (error) {
    // A field of another form than the schema has: the record is not taken, its text is kept.
    return unreadable(`expected the form of ROR's schema: ${(error as Error).message}`);
  }
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
