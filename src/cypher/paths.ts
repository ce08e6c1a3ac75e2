import type { RelationshipLayout } from "./layout.js";
import { Parameters } from "./parameters.js";
import { kindName } from "./pattern.js";
import { followed, kindConditions, type Reach } from "./reach.js";
import type { Statement } from "./statement.js";

/** Which paths are looked for. The kinds are those of the entities between the two ends. */
export interface PathSearch extends Reach {
  /** The most relationships on a path. */
  readonly maxLength: number;
  /** Ids of entities that may not stand between the two ends. */
  readonly avoid: readonly string[];
}

/** The place of a path in the fixed order: by length, then by the ids of its entities, then by those of its relationships. */
export interface PathPosition {
  readonly nodes: readonly string[];
  readonly relationships: readonly string[];
}

const noRepeat = "all(x IN ns WHERE single(y IN ns WHERE y = x))";

function beyond({ nodes, relationships }: PathPosition, parameters: Parameters): string {
  const ids = parameters.add(nodes);
  return ` WHERE ids > ${ids} OR (ids = ${ids} AND rids > ${parameters.add(relationships)})`;
}

/** Finds paths of a range of lengths. */
type Match = (least: number, most: number) => string;

/** Binds `ns` and `rs` to entities and relationships of the shortest paths, from `a` to `b`, among those of `least` to `most` relationships. */
function shortest(search: PathSearch, parameters: Parameters): Match {
  const between = [
    ...kindConditions("m", search, parameters),
    ...(search.avoid.length === 0 ? [] : [`NOT m.id IN ${parameters.add(search.avoid)}`]),
  ];
  const node = between.length === 0 ? "(m)" : `(m WHERE m = b OR (${between.join(" AND ")}))`;
  const step = `(()-${followed(search, parameters)}-${node})`;
  return (least, most) => `MATCH p = SHORTEST 1 GROUPS (a) ${step}{${least},${most}} (b) WITH nodes(p) AS ns, relationships(p) AS rs`;
}

const withIds = "WITH ns, rs, [n IN ns | n.id] AS ids, [r IN rs | r.id] AS rids";

const inOrder = "ORDER BY ids, rids LIMIT $n";

/**
 * The paths of one length. The upper bound is one more than the length since only then both ends are searched from: for a fixed length
 * the planner tries every trail from one end, which between two hubs takes minutes.
 */
const ofLength = (match: Match, length: number): string =>
  `${match(length, length + 1)} WHERE size(rs) = ${length} AND ${noRepeat} ${withIds}`;

/** One subquery a length, from short to long: read lazily, so that lengths which are not reached cost no more than their planning. */
const lengthsFrom = (least: number, { maxLength }: PathSearch): readonly number[] =>
  Array.from({ length: maxLength - least + 1 }, (_, at) => least + at);

/** The first paths: one search finds the shortest ones, whatever their length, and only greater lengths are searched after it. */
function fromShortest(match: Match, search: PathSearch): string {
  // A shortest path meets no entity twice.
  const nearest = `${match(1, search.maxLength)} ${withIds} ${inOrder} RETURN collect([ns, rs]) AS nearest`;
  const longer = lengthsFrom(2, search).map(
    (it) => `WITH a, b, nearest WHERE size(nearest[0][1]) < ${it} ${ofLength(match, it)} ${inOrder} RETURN ns, rs`,
  );
  const all = ["UNWIND nearest AS it RETURN it[0] AS ns, it[1] AS rs", ...longer];
  return `CALL (a, b) { ${nearest} } CALL (a, b, nearest) { ${all.join(" UNION ALL ")} }`;
}

/** The paths after a position. */
function fromPosition(match: Match, search: PathSearch, after: PathPosition, parameters: Parameters): string {
  const reached = after.relationships.length;
  const legs = lengthsFrom(reached, search).map(
    (it) => `${ofLength(match, it)}${it === reached ? beyond(after, parameters) : ""} ${inOrder} RETURN ns, rs`,
  );
  return `CALL (a, b) { ${legs.join(" UNION ALL ")} }`;
}

/** A path as a row: id and kind of each entity, and the columns of each relationship, both in the order of the path. */
const path = (layout: RelationshipLayout): string =>
  `[[n IN ns | [n.id, ${kindName("n")}]], [r IN rs | [${layout.expressions("r").join(", ")}]]]`;

/** The first paths between two entities after a position: one row of whether each end exists and the list of paths. */
export function pathsBetween(
  search: PathSearch,
  ends: { readonly from: string; readonly to: string },
  page: { readonly size: number; readonly after: PathPosition | null },
  layout: RelationshipLayout,
): Statement {
  const parameters = new Parameters();
  const match = shortest(search, parameters);
  const found = page.after ? fromPosition(match, search, page.after, parameters) : fromShortest(match, search);
  // No path leads from an entity to itself, since none meets an entity twice.
  const paths = ends.from === ends.to ? "[]" : `COLLECT { ${found} RETURN ${path(layout)} LIMIT $n }`;
  return {
    text: `OPTIONAL MATCH (a:Entity {id: $p.from}) OPTIONAL MATCH (b:Entity {id: $p.to}) RETURN a IS NOT NULL AS from, b IS NOT NULL AS to, ${paths} AS paths`,
    parameters: { p: parameters.map({ from: ends.from, to: ends.to }), n: BigInt(page.size) },
  };
}

/** For each pair of entities the first path between them: one row of id and kind of the entities that exist, and the list of paths. */
export function firstPaths(
  search: PathSearch,
  ids: readonly string[],
  pairs: readonly (readonly [string, string])[],
  layout: RelationshipLayout,
): Statement {
  const parameters = new Parameters();
  const found = `COLLECT { UNWIND $p.ids AS k MATCH (n:Entity {id: k}) RETURN [n.id, ${kindName("n")}] }`;
  // A shortest path meets no entity twice.
  const first = `CALL (a, b) { ${shortest(search, parameters)(1, search.maxLength)} ${withIds} ORDER BY ids, rids LIMIT $n RETURN ns, rs }`;
  const paths = `COLLECT { UNWIND $p.pairs AS pair MATCH (a:Entity {id: pair[0]}) MATCH (b:Entity {id: pair[1]}) ${first} RETURN ${path(layout)} }`;
  return { text: `RETURN ${found} AS found, ${paths} AS paths`, parameters: { p: parameters.map({ ids, pairs }), n: 1n } };
}
