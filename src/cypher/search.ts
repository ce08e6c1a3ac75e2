import type { Catalogue } from "../catalogue/catalogue.js";
import { fold } from "../catalogue/fold.js";
import type { KindSpec } from "../catalogue/kind.js";
import { longestCode } from "../catalogue/values/scalars.js";
import { type FilterScope, filterScope, targetConditions, type Where, whereClause } from "./filter.js";
import { equalTo, startingWith, withRespelledWords, withWords, wordsOf } from "./luceneQuery.js";
import { Parameters } from "./parameters.js";
import type { Period } from "./period.js";
import { type SearchIndex, searchedColumns, wholeIndex, wordIndex } from "./searchIndexes.js";
import type { Statement } from "./statement.js";

/** How a text may fit, best first: what fits in several ways is found in the best of them. */
export const searchTiers = Object.freeze(["identifier", "name", "start", "words", "respelled", "respelledTwice"] as const);

export type SearchTier = (typeof searchTiers)[number];

/** With this many better ones, other spellings are not looked for. */
export const enoughFound = 10;

/** What is looked for, and among what. */
export interface SearchSpec {
  readonly catalogue: Catalogue;
  readonly text: string;
  /** Only these kinds; all when null. */
  readonly kinds: readonly KindSpec[] | null;
  readonly where: Where;
  /** When the relationships of the conditions must hold. */
  readonly period: Period | null;
  /** What a row holds after the tier, the identifier found and the id, from the variable `n`. */
  readonly columns: readonly string[];
}

/** A query of an index, with what it finds; `start` is what a found name must start with, where the query could not say it. */
interface Query {
  readonly query: string;
  readonly tier: bigint;
  /** The identifier that is found. */
  readonly value: string | null;
  readonly start: string | null;
}

const query = (tier: SearchTier, text: string, rest: Partial<Query> = {}): Query => ({
  query: text,
  tier: BigInt(searchTiers.indexOf(tier)),
  value: null,
  start: null,
  ...rest,
});

/** Every identifier that a text may be, with the query that finds it. */
function identifierQueries({ catalogue, text }: SearchSpec): readonly Query[] {
  const typed = text.trim();
  if (typed.length > longestCode) return [];
  const { identifiers, codes } = searchedColumns(catalogue);
  const columns = new Map<string, readonly string[]>();
  const add = (value: string, column: string) => columns.set(value, [...(columns.get(value) ?? []), column]);
  for (const { name, scheme } of identifiers) {
    const value = scheme.normalise(typed);
    if (value !== null) add(value, name);
  }
  for (const value of new Set([typed, typed.toUpperCase(), typed.toLowerCase()])) for (const code of codes) add(value, code);
  return [...columns].map(([value, of]) => query("identifier", equalTo(of, value), { value }));
}

function wholeQueries(spec: SearchSpec): readonly Query[] {
  const { names } = searchedColumns(spec.catalogue);
  const folded = fold(spec.text);
  const start = startingWith(names, folded);
  return [
    ...identifierQueries(spec),
    query("name", equalTo(names, folded)),
    query("start", start.query, { start: start.isWhole ? null : folded }),
  ];
}

function wordQueries({ text }: SearchSpec): readonly Query[] {
  const words = withWords(wordsOf(fold(text)));
  return words === null ? [] : [query("words", words)];
}

function respelledQueries({ text }: SearchSpec): readonly Query[] {
  const words = wordsOf(fold(text));
  const [once, twice] = [withRespelledWords(words, 1), withRespelledWords(words, 2)];
  return [...(once === null ? [] : [query("respelled", once)]), ...(twice === null ? [] : [query("respelledTwice", twice)])];
}

/** A part of a union, whose text does not depend on what is looked for, so that its plan is found again: rows of `n`, `tier` and `value`. */
type Leg = string;

const idLeg = ({ text }: SearchSpec, parameters: Parameters): Leg =>
  `UNWIND ${parameters.add([...new Set([text.trim(), text.trim().toLowerCase()])])} AS id MATCH (n:Entity {id: id}) RETURN n, 0 AS tier, id AS value`;

const indexLeg = (index: SearchIndex, queries: readonly Query[], parameters: Parameters, condition = ""): Leg =>
  `UNWIND ${parameters.add(queries)} AS it CALL db.index.fulltext.queryNodes("${index.name}", it.query) YIELD node AS n${condition} RETURN n, it.tier AS tier, it.value AS value`;

function wholeLegs(spec: SearchSpec, parameters: Parameters): readonly Leg[] {
  const names = searchedColumns(spec.catalogue).names.map((it) => `coalesce(n.${it}, [])`);
  const condition = ` WHERE it.start IS NULL OR any(name IN [] + ${names.join(" + ")} WHERE name STARTS WITH it.start)`;
  return [idLeg(spec, parameters), indexLeg(wholeIndex(spec.catalogue), wholeQueries(spec), parameters, condition)];
}

const wordLeg = ({ catalogue }: SearchSpec, queries: readonly Query[], parameters: Parameters): Leg =>
  indexLeg(wordIndex(catalogue), queries, parameters);

function conditionsOf({ catalogue, kinds, where }: SearchSpec, scope: FilterScope): readonly string[] {
  const labels = kinds === null ? [] : [`any(label IN labels(n) WHERE label IN ${scope.parameters.add(kinds.map((it) => it.name))})`];
  return [...labels, ...targetConditions(catalogue.kinds, "n", where, scope)];
}

/** Everything that some legs find, each entity once, in its best tier. */
const foundBy = (legs: readonly Leg[], conditions: readonly string[]): string =>
  `CALL () { ${legs.join(" UNION ALL ")} } WITH n, min(tier) AS tier, min(value) AS value${whereClause(conditions)}`;

const ranked = "WITH n, tier, value, n.id AS id, COUNT { (n)--() } AS degree ORDER BY tier, degree DESC, id";

/** The id comes along, so that what was read to rank what is found is not read again. */
const listed = "collect([n, tier, value, id])";

const unwound = (list: string): string => `UNWIND ${list} AS it WITH it[0] AS n, it[1] AS tier, it[2] AS value, it[3] AS id`;

/**
 * What is `found`, and where that is fewer than some number, behind it what another leg, which finds in worse tiers only, finds too. Nothing is
 * sorted while `found` stands in every row: Neo4j would count its memory once for each.
 */
function withFallback(leg: Leg, fewerThan: string, conditions: readonly string[]): string {
  const others = whereClause([...conditions, "NOT n IN [it IN found | it[0]]"]);
  const fallback = `WITH found WHERE size(found) < ${fewerThan} CALL () { ${leg} } WITH found, n, min(tier) AS tier${others}`;
  return `CALL (found) { ${fallback} WITH n, tier, null AS value ${ranked} RETURN ${listed} AS more } WITH found + more AS found`;
}

const row = (columns: readonly string[]): string => `[${["tier", "value", "id", ...columns].join(", ")}]`;

/** A page of what fits a text: `total`, and `page` with rows of tier, identifier found, id and columns. Best tier first, then the better connected, then by id. */
export function searchPage(spec: SearchSpec, page: { readonly skip: number; readonly size: number }): Statement {
  const parameters = new Parameters();
  const conditions = conditionsOf(spec, filterScope(spec.catalogue, parameters, spec.period));
  const legs = [...wholeLegs(spec, parameters), wordLeg(spec, wordQueries(spec), parameters)];
  const found = `${foundBy(legs, conditions)} ${ranked} WITH ${listed} AS found`;
  const respelled = wordLeg(spec, respelledQueries(spec), parameters);
  const fallback = withFallback(respelled, parameters.add(BigInt(enoughFound)), conditions);
  return {
    text: `${found} ${fallback} WITH size(found) AS total, found[$skip..$skip + $n] AS part RETURN total, COLLECT { ${unwound("part")} RETURN ${row(spec.columns)} } AS page`,
    parameters: { p: parameters.map(), n: BigInt(page.size), skip: BigInt(page.skip) },
  };
}

/** The first of what a search in the better tiers gives, without telling how many there are: rows of tier, identifier found, id and columns. */
export function suggestions(spec: SearchSpec, size: number): Statement {
  const parameters = new Parameters();
  const conditions = conditionsOf(spec, filterScope(spec.catalogue, parameters, spec.period));
  const found = `${foundBy(wholeLegs(spec, parameters), conditions)} ${ranked} LIMIT $n WITH ${listed} AS found`;
  const fallback = withFallback(wordLeg(spec, wordQueries(spec), parameters), "$n", conditions);
  return {
    text: `${found} ${fallback} ${unwound("found[..$n]")} RETURN ${row(spec.columns)} AS row`,
    parameters: { p: parameters.map(), n: BigInt(size) },
  };
}

/** The first of what other spellings of a text give, rows as of `suggestions`; null where it has none. */
export function respelledSuggestions(spec: SearchSpec, size: number): Statement | null {
  const queries = respelledQueries(spec);
  if (queries.length === 0) return null;
  const parameters = new Parameters();
  const conditions = conditionsOf(spec, filterScope(spec.catalogue, parameters, spec.period));
  return {
    text: `${foundBy([wordLeg(spec, queries, parameters)], conditions)} ${ranked} LIMIT $n RETURN ${row(spec.columns)} AS row`,
    parameters: { p: parameters.map(), n: BigInt(size) },
  };
}
