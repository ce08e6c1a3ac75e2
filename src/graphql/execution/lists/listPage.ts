import type { EntityValue } from "../../../cypher/layout.js";
import type { Position } from "../../../cypher/order.js";
import { encodeCursor } from "../cursor.js";
import { within } from "../period.js";
import type { AskedPage } from "./pageArguments.js";

/** A page of a list as resolvers show it. */
export interface ListPage {
  readonly nodes: readonly EntityValue[];
  readonly edges: readonly EdgeValue[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

export interface EdgeValue {
  readonly cursor: string;
  readonly node: EntityValue;
  readonly [field: string]: unknown;
}

/** What one row holds. */
export interface DecodedRow {
  readonly node: EntityValue;
  readonly edge: Readonly<Record<string, unknown>>;
  readonly position: Position;
}

export interface ReadList {
  readonly rows: readonly DecodedRow[];
  readonly total: number;
  /** Whether anything lies on the near side of the cursor. */
  readonly other: boolean;
}

/** Puts what was read into a page: in the list's own order, without the extra row that tells of more; cursors are empty unless asked for. */
export function listPage({ page, size, signature, period }: AskedPage, { rows, total, other }: ReadList, cursors: boolean): ListPage {
  const more = rows.length > size;
  const own = more ? rows.slice(0, size) : rows;
  const edges = own.map(({ node, edge, position }) =>
    within<EdgeValue>({ ...edge, node: within(node, period), cursor: cursors ? encodeCursor(signature, position) : "" }, period),
  );
  if (page.backward) edges.reverse();
  return {
    nodes: edges.map((it) => it.node),
    edges,
    totalCount: total,
    pageInfo: {
      hasNextPage: page.backward ? other : more,
      hasPreviousPage: page.backward ? more : other,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
