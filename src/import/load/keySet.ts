import { hash } from "node:crypto";

/** Keys that were met. */
export interface KeySet {
  readonly has: (key: string) => boolean;
  readonly add: (key: string) => void;
}

const empty = 0n;

/** 64 bits that tell a key from all others of a source: of ten million keys two share them once in 400,000 sources. */
function markOf(key: string): bigint {
  const mark = hash("sha1", key, "buffer").readBigUInt64LE();
  return mark === empty ? 1n : mark;
}

function place(marks: BigUint64Array, mark: bigint): number {
  let at = Number(mark & BigInt(marks.length - 1));
  while (marks[at] !== empty && marks[at] !== mark) at = (at + 1) & (marks.length - 1);
  return at;
}

/** A set of keys in 11 to 22 bytes each, whatever their length: a source may have millions. */
export function keySet(): KeySet {
  let marks = new BigUint64Array(1 << 12);
  let size = 0;
  const grow = () => {
    const larger = new BigUint64Array(marks.length * 2);
    for (const mark of marks) if (mark !== empty) larger[place(larger, mark)] = mark;
    marks = larger;
  };
  return {
    has: (key) => marks[place(marks, markOf(key))] !== empty,
    add: (key) => {
      const mark = markOf(key);
      const at = place(marks, mark);
      if (marks[at] === mark) return;
      marks[at] = mark;
      size++;
      if (size * 4 > marks.length * 3) grow();
    },
  };
}
