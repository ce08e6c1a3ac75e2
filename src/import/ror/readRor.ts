import { basename } from "node:path";
import { readLines } from "../lines.js";
import type { Reading } from "../sourceRecord.js";
import { rorInstitution } from "./rorInstitution.js";
import { rorRecord } from "./rorRecord.js";

function reading(text: string, place: string): Reading {
  const unreadable = (reason: string): Reading => ({ unreadable: { place, input: text, reasons: [reason] } });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return unreadable(`expected a JSON object: ${(error as Error).message}`);
  }
  const institution = rorInstitution(document);
  if (!institution) return unreadable('expected a ROR record of schema v1 (with "id" and "name") or v2 (with "id" and "names")');
  try {
    return { ...rorRecord(institution), place, input: text };
  } catch (error) {
    // A field of another form than the schema has: the record is not taken, its line is kept.
    return unreadable(`expected the form of ROR's schema: ${(error as Error).message}`);
  }
}

/**
 * Reads records of the Research Organization Registry, one JSON record a line, schema v1 and v2 mixed, packed by gzip or not. Identifiers for
 * which the graph has no property (HESA, UCAS, CNRS, ...) are left out.
 */
export async function* readRor(path: string): AsyncGenerator<Reading> {
  for await (const { number, text } of readLines(path)) yield reading(text, `${basename(path)}:${number}`);
}
