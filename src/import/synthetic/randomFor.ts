/** Numbers that look random and follow from a seed alone. */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number;
  /** True in so many of a hundred cases. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(of: readonly T[]) => T;
  /** So many different numbers from 1 to `most`, in the order drawn; all of them when there are no more. */
  readonly distinct: (count: number, most: number) => readonly number[];
  /** So many different ones of a list, in the order drawn; all of them when there are no more. */
  readonly several: <T>(of: readonly T[], count: number) => readonly T[];
}

/** FNV-1a of 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** mulberry32: numbers from 0 to below 1 by operations on whole numbers, which every machine does alike. */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The numbers that belong to a seed and a purpose, such as the key of a record: what one record draws does not move another. */
export function randomFor(seed: number, purpose: string): Random {
  const next = mulberry32(hash(`${seed}/${purpose}`));
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const distinct = (count: number, most: number): readonly number[] => {
    // Shuffling only as far as is drawn, and keeping only what changed places.
    const moved = new Map<number, number>();
    return Array.from({ length: Math.min(count, most) }, (_, at) => {
      const drawn = whole(at + 1, most);
      const number = moved.get(drawn) ?? drawn;
      moved.set(drawn, moved.get(at + 1) ?? at + 1);
      return number;
    });
  };
  return {
    whole,
    chance: (percent) => next() * 100 < percent,
    pick: (of) => of[whole(0, of.length - 1)]!,
    distinct,
    several: (of, count) => distinct(count, of.length).map((it) => of[it - 1]!),
  };
}
