import type { AffiliationMatch } from "../../analysis/affiliation/matchAffiliation.js";
import type { AddedCell, AffiliationRow, AffiliationTable } from "./affiliationTable.js";

/** What became of the rows of a table. */
export interface MatchSummary {
  read: number;
  /** Rows whose institution is certain. */
  chosen: number;
  /** Rows with candidates of which none is certain. */
  undecided: number;
  /** Rows that name no institution of the graph. */
  nothingFound: number;
  /** Rows without an affiliation. */
  empty: number;
  /** Rows that could not be read: they are left out. */
  leftOut: number;
}

export interface MatchRows {
  readonly table: AffiliationTable;
  /** How many more candidates are written beside the first. */
  readonly runnersUp: number;
  readonly match: (affiliations: readonly string[]) => Promise<readonly AffiliationMatch[]>;
  /** Told of each row that is left out, and why. */
  readonly onFault: (row: AffiliationRow) => void;
  /** Told after each batch. */
  readonly onBatch: (summary: MatchSummary) => void;
}

/** How many rows are matched together. */
const rowsTogether = 100;

const numbers = (runnersUp: number): readonly number[] => Array.from({ length: runnersUp }, (_, at) => at + 2);

/** The names of the columns that are added. */
export const matchColumns = (runnersUp: number): readonly string[] => [
  ...["match_id", "match_name", "match_score", "match_certain", "match_reasons"],
  ...numbers(runnersUp).flatMap((it) => [`match_${it}_id`, `match_${it}_name`, `match_${it}_score`, `match_${it}_reasons`]),
];

function cellsOf(found: AffiliationMatch | undefined, runnersUp: number): readonly AddedCell[] {
  const candidates = found?.candidates ?? [];
  const [first] = candidates;
  const certain = first ? found?.chosen === first.id : null;
  const further = numbers(runnersUp).flatMap((number) => {
    const it = candidates[number - 1];
    return [it?.id ?? null, it?.name ?? null, it?.score ?? null, it?.reasons.join("; ") ?? null];
  });
  return [first?.id ?? null, first?.name ?? null, first?.score ?? null, certain, first?.reasons.join("; ") ?? null, ...further];
}

function count(summary: MatchSummary, affiliation: string, found: AffiliationMatch | undefined): void {
  if (affiliation === "") summary.empty++;
  else if (found === undefined || found.candidates.length === 0) summary.nothingFound++;
  else if (found.chosen === null) summary.undecided++;
  else summary.chosen++;
}

async function matchBatch(rows: readonly AffiliationRow[], summary: MatchSummary, how: MatchRows): Promise<string> {
  const texts = [...new Set(rows.map((it) => it.affiliation))].filter((it) => it !== "");
  const matches = await how.match(texts);
  const found = new Map(texts.map((it, at) => [it, matches[at]!]));
  return rows
    .map((row) => {
      const match = found.get(row.affiliation);
      count(summary, row.affiliation, match);
      return row.write(cellsOf(match, how.runnersUp));
    })
    .join("");
}

/** Writes a table again, batch by batch, with what its affiliations mean; counts in the summary. */
export async function* matchRows(how: MatchRows, summary: MatchSummary): AsyncGenerator<string> {
  if (how.table.header !== "") yield how.table.header;
  let batch: AffiliationRow[] = [];
  const flush = async (): Promise<string> => {
    const text = await matchBatch(batch, summary, how);
    batch = [];
    how.onBatch(summary);
    return text;
  };
  for await (const row of how.table.rows()) {
    summary.read++;
    if (row.faults.length > 0) {
      summary.leftOut++;
      how.onFault(row);
    } else if (batch.push(row) === rowsTogether) yield await flush();
  }
  if (batch.length > 0) yield await flush();
}
