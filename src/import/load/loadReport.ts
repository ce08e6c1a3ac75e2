import type { NameTally } from "../table/tallyNames.js";

/** How often something was reported, and the first few cases. */
export interface Tally {
  count: number;
  readonly examples: string[];
}

/** What a load did. Of the records, `read` is `created` + `updated` + `unchanged` + `rejected`. */
export interface LoadReport {
  readonly source: string;
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Records that the source no longer has: they are kept and marked so. Exchange rates that it no longer has: they are removed. */
  gone: number;
  entities: { created: number; updated: number; deleted: number };
  /** Stubs that came into being and stayed, and stubs of before that became whole. */
  stubs: { created: number; completed: number };
  relationships: { created: number; updated: number; deleted: number };
  /** By what was found wrong, though the record was taken; and what was left out on purpose, which is not counted as read. */
  readonly warnings: Record<string, Tally>;
  /** By reason. */
  readonly rejections: Record<string, Tally>;
  /** Values of weak identifiers that several entities carry, by `Kind.property`; nothing is merged on them. */
  shared: Record<string, number>;
  /** Of sources that name organisations in words: how many of the names were linked. */
  names?: NameTally;
  milliseconds: number;
  /** While it goes on: how much of its input has been read, from 0 to 1, where that is known. */
  fraction?: number;
}

export function emptyReport(source: string): LoadReport {
  return {
    source,
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    gone: 0,
    entities: { created: 0, updated: 0, deleted: 0 },
    stubs: { created: 0, completed: 0 },
    relationships: { created: 0, updated: 0, deleted: 0 },
    warnings: {},
    rejections: {},
    shared: {},
    milliseconds: 0,
  };
}

const examplesKept = 5;

/** Counts a case under what comes before the first value in its text, so that cases of one kind stand together. */
export function tally(tallies: Record<string, Tally>, text: string, place: string): void {
  const heading = text
    .replace(/, got .*$/s, "")
    .replace(/\[\d+\]/g, "[]")
    .slice(0, 200);
  tallies[heading] ??= { count: 0, examples: [] };
  const known = tallies[heading];
  known.count++;
  if (known.examples.length < examplesKept) known.examples.push(`${place}: ${text}`);
}
