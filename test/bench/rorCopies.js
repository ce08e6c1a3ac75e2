import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

const crockford = "0123456789abcdefghjkmnpqrstvwxyz";

/** The ROR id with a given number, its checksum included. */
function rorId(number) {
  let characters = "";
  for (let rest = number, at = 0; at < 6; at++, rest = Math.floor(rest / 32)) characters = crockford[rest % 32] + characters;
  return `https://ror.org/0${characters}${String(98 - ((number * 100) % 97)).padStart(2, "0")}`;
}

/**
 * The lines of a file of ROR records (`.jsonl.gz`) so many times over, each copy with ROR ids and names of its own and related only within
 * itself; identifiers of other registries are left out.
 */
export async function* rorCopies(path, copies) {
  const numbers = new Map();
  const numberOf = (id, copy, size) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size);
    return rorId(1 + copy * size + numbers.get(id));
  };
  // More than there are ids of records and of what they relate to.
  const size = 100_000;
  for (let copy = 0; copy < copies; copy++) {
    const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) {
      const record = JSON.parse(line);
      record.id = numberOf(record.id, copy, size);
      for (const it of record.relationships ?? []) it.id = numberOf(it.id, copy, size);
      for (const it of Array.isArray(record.names) ? record.names : []) it.value = `${it.value} ${copy}`;
      if (typeof record.name === "string") record.name = `${record.name} ${copy}`;
      record.external_ids = Array.isArray(record.external_ids) ? [] : {};
      yield `${JSON.stringify(record)}\n`;
    }
  }
}
