import type { SourceRecord } from "../sourceRecord.js";
import { type Day, fullDate } from "./statedDate.js";
import type { SyntheticHome } from "./syntheticHomes.js";
import { joined, syntheticRecord } from "./syntheticRecord.js";

/** An institution that is made up. */
export interface SyntheticInstitution {
  readonly number: number;
  readonly types: readonly string[];
  readonly home: SyntheticHome;
  readonly city: string;
  /** The year in which it was founded. */
  readonly founded: number;
  /** The day on which others took its place; null while it exists. */
  readonly closed: Day | null;
  /** What it is a part of, with dates where they are known. */
  readonly parents: readonly { readonly number: number; readonly since?: string; readonly until?: string }[];
  /** The numbers of what took its place. */
  readonly successors: readonly number[];
}

/** The values that say where something is. */
export const placed = (country: string, city: string) => ({ country, countries: [country], city, locations: [{ country, city }] });

/** An institution as its record: what it is a part of and what took its place stand there. */
export function institutionRecord(it: SyntheticInstitution): SourceRecord {
  const values = {
    acronym: `SI${it.number}`,
    types: it.types,
    status: it.closed === null ? "ACTIVE" : "INACTIVE",
    established: it.founded,
    ...placed(it.home.country, it.city),
  };
  return syntheticRecord(["institutions", it.number], values, [
    ...it.parents.map(({ number, ...dates }) => joined("PART_OF", "OUT", ["institutions", number], dates)),
    ...it.successors.map((number) => joined("SUCCEEDED_BY", "OUT", ["institutions", number], { since: fullDate(it.closed!) })),
  ]);
}
