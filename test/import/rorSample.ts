import { join } from "node:path";
import { readPieces } from "../../src/import/files/readPieces.js";

const dump = join(__dirname, "..", "..", "seeds", "ror", "ror-records.jsonl.gz");

/** The texts of the first records of the shipped file of the registry. */
export async function rorSample(count: number): Promise<readonly string[]> {
  const texts: string[] = [];
  for await (const { text } of readPieces(dump).pieces) {
    texts.push(text);
    if (texts.length === count) break;
  }
  return texts;
}
