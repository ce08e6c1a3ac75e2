import { basename, dirname } from "node:path";
import { isMap, isSeq } from "yaml";
import { readPieces } from "../files/readPieces.js";
import type { Reading } from "../sourceRecord.js";
import { readYaml } from "./readYaml.js";
import { recordShaped } from "./recordShape.js";

function reading(given: unknown, place: string, input: string): Reading {
  const shaped = recordShaped(given);
  if ("record" in shaped) return { record: shaped.record, place, input };
  const key: unknown = (given as { readonly key?: unknown } | null)?.key;
  return { unreadable: { place, input, reasons: shaped.reasons, ...(typeof key === "string" ? { key } : {}) } };
}

/** `zhejiang-lab/records.yaml` */
const shortPath = (path: string): string => `${basename(dirname(path))}/${basename(path)}`;

async function* readYamlRecords(path: string): AsyncGenerator<Reading> {
  const { document, lineOf } = await readYaml(path);
  const list = isMap(document.contents) ? document.contents.get("records") : document.contents;
  if (!isSeq(list)) return;
  for (const [at, item] of list.items.entries()) {
    const given: unknown = (item as { toJS(document: unknown): unknown }).toJS(document);
    yield reading(given, `${shortPath(path)}:${lineOf(item)} (record ${at + 1})`, JSON.stringify(given));
  }
}

async function* readJsonRecords(path: string): AsyncGenerator<Reading> {
  for await (const { number, text, fault } of readPieces(path).pieces) {
    const place = `${shortPath(path)}:${number}`;
    if (fault) {
      yield { unreadable: { place, input: text, reasons: [fault] } };
      continue;
    }
    try {
      yield reading(JSON.parse(text), place, text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      yield { unreadable: { place, input: text, reasons: [`expected a JSON object: ${error.message}`] } };
    }
  }
}

/**
 * Reads records that are written down as such: a YAML file that is a list of records or has one under `records`, or JSON, one record a line
 * (`.jsonl`, `.jsonl.gz`). A record of another form is given as `unreadable` with every reason.
 */
export function readRecords(path: string): AsyncIterable<Reading> {
  return /\.ya?ml$/.test(path) ? readYamlRecords(path) : readJsonRecords(path);
}
