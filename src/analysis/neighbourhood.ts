import type { EntityValue } from "../cypher/layout.js";
import { existingEntities, neighbours } from "../cypher/neighbourhood.js";
import type { Reach } from "../cypher/reach.js";
import type { Statement } from "../cypher/statement.js";
import { spread } from "./spread.js";

/** What was left out of a neighbourhood. */
export interface Truncation {
  /** How many entities at this distance. */
  readonly nodes: number;
  /** What lies further than this was not looked at. */
  readonly distance: number;
}

/** The entities around some entities, nearest first. */
export interface Neighbourhood {
  /** Those of the given entities that exist, by id. */
  readonly given: ReadonlyMap<string, EntityValue>;
  readonly around: readonly EntityValue[];
  readonly truncated: Truncation | null;
}

/** What a neighbourhood is asked for. */
export interface NeighbourhoodSearch {
  readonly ids: readonly string[];
  readonly reach: Reach;
  /** The greatest distance; 0 for the given entities alone. */
  readonly depth: number;
  /** The most entities besides the given ones. */
  readonly limit: number;
}

type Pair = readonly [id: string, kind: string];
type Read = (statement: Statement) => Promise<readonly (readonly unknown[])[]>;

const entity = ([id, kind]: Pair): EntityValue => ({ kind, id });

/** Looks around entities level by level, a statement a level, until the depth or the limit is reached or nothing more is found. */
export async function neighbourhood({ ids, reach, depth, limit }: NeighbourhoodSearch, read: Read): Promise<Neighbourhood> {
  const around: EntityValue[] = [];
  const known = (pairs: readonly Pair[]) => new Map(pairs.map((it) => [it[0], entity(it)]));
  let given: ReadonlyMap<string, EntityValue> | null =
    depth === 0 ? known((await read(existingEntities(ids))).map(([it]) => it as Pair)) : null;
  let frontier = ids;
  for (let distance = 1; distance <= depth && frontier.length > 0; distance++) {
    const left = limit - around.length;
    const [row] = await read(neighbours(reach, { frontier, kept: [...ids, ...around.map((it) => it.id)], limit: left }));
    const [found, groups, total] = row as unknown as [readonly Pair[], readonly (readonly Pair[])[], number];
    given ??= known(found);
    const chosen = spread(groups, left, ([id]) => id).map(entity);
    for (const it of chosen) around.push(it);
    if (total > chosen.length) return { given, around, truncated: { nodes: total - chosen.length, distance } };
    frontier = chosen.map((it) => it.id);
  }
  return { given: given ?? new Map(), around, truncated: null };
}
