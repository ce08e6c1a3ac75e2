import type { Catalogue } from "../catalogue/catalogue.js";
import type { KindSpec } from "../catalogue/kind.js";
import { structureOf } from "../catalogue/structure.js";
import { escaped, phrase } from "./luceneQuery.js";
import { Parameters } from "./parameters.js";
import { wholeIndex, wordIndex } from "./searchIndexes.js";
import type { Statement } from "./statement.js";

/** What is looked for in the names of entities for one text. */
export interface NameQuery {
  /** Tells the rows of one text from those of another. */
  readonly key: string;
  /** Folded texts that may be a whole name. */
  readonly names: readonly string[];
  /** Groups of words of which a name may have some. */
  readonly words: readonly WordGroup[];
}

/** Words that stand together. */
export interface WordGroup {
  /** Folded. */
  readonly words: readonly string[];
  /** Those that may be spelled otherwise: at most 6, since Lucene takes 1,024 spellings in one query, and 50 of each word in each column. */
  readonly respelled: readonly string[];
}

/** How many names that equal a text are looked at, and how many that have words of a group. */
const mostFound = Object.freeze({ whole: 200n, words: 15n });

/** Lucene takes 1,024 clauses, two of which each text needs. */
export const mostNames = 400;

const nameColumns = ["nameFolded", "namesFolded"];

const wholeQuery = (names: readonly string[]): string => {
  const either = names.slice(0, mostNames).map(phrase).join(" OR ");
  return nameColumns.map((it) => `${it}:(${either})`).join(" OR ");
};

const wordsQuery = ({ words, respelled }: WordGroup): string =>
  words.map((it) => (respelled.includes(it) ? `(${phrase(it)}^2 OR ${escaped(it)}~1)` : phrase(it))).join(" OR ");

const neighbours = (catalogue: Catalogue, kind: KindSpec, structure: "HIERARCHY" | "SUCCESSION"): string => {
  const relationship = structureOf(catalogue, kind, structure);
  return relationship ? `COLLECT { MATCH (n)-[:${relationship.type}]->(m:${kind.name}) RETURN m.id }` : "[]";
};

const isWithdrawn = "coalesce(n.status, '') = 'WITHDRAWN'";

/**
 * Entities of a kind whose names may stand in some texts, and what continued those that were withdrawn, in one statement: rows of the text's key, of texts that have any,
 * and a list of `[id, name, names, kinds of names, cities, regions, countries, ids of what it is a part of, ids of what continued it, types, whether it was withdrawn]`.
 */
export function affiliationCandidates(catalogue: Catalogue, kind: KindSpec, queries: readonly NameQuery[]): Statement {
  const parameters = new Parameters();
  const asked = queries.map(({ key, names, words }) => ({
    key,
    queries: [
      ...(names.length > 0 ? [{ index: wholeIndex(catalogue).name, query: wholeQuery(names), limit: mostFound.whole }] : []),
      ...words.map((it) => ({ index: wordIndex(catalogue).name, query: wordsQuery(it), limit: mostFound.words })),
    ],
  }));
  const places = ["Cities", "Regions", "Countries"].map((it) => `coalesce(n.${kind.matchedBy}${it}, [])`);
  const has = (property: string): boolean => kind.properties.some((it) => it.name === property);
  const columns = [
    "n.id",
    "n.name",
    "coalesce(n.names, [])",
    "coalesce(n.namesKinds, [])",
    ...places,
    neighbours(catalogue, kind, "HIERARCHY"),
    neighbours(catalogue, kind, "SUCCESSION"),
    has("types") ? "coalesce(n.types, [])" : "[]",
    has("status") ? isWithdrawn : "false",
  ];
  const succession = structureOf(catalogue, kind, "SUCCESSION");
  const continued =
    succession && has("status")
      ? ` UNWIND [n] + CASE WHEN ${isWithdrawn} THEN COLLECT { MATCH (n)-[:${succession.type}]->(m:${kind.name}) RETURN m } ELSE [] END AS one WITH DISTINCT one AS n`
      : "";
  const found = "UNWIND it.queries AS one CALL db.index.fulltext.queryNodes(one.index, one.query, {limit: one.limit}) YIELD node AS n";
  return {
    text: `UNWIND ${parameters.add(asked)} AS it CALL (it) { ${found} WITH DISTINCT n WHERE n:${kind.name}${continued} RETURN [${columns.join(", ")}] AS row } RETURN it.key AS key, collect(row) AS rows`,
    parameters: { p: parameters.map() },
  };
}
