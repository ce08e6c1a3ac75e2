import type { EntityValue } from "../../../cypher/layout.js";
import type { Position } from "../../../cypher/order.js";
import { encodeCursor } from "../cursor.js";
import { within } from "../period.js";
import type { AskedPage } from "./pageArguments.js";

export type Row = readonly unknown[];

export interface EdgeValue {
  readonly cursor: string;
  readonly node: EntityValue;
  readonly [field: string]: unknown;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** How the rows of a list are understood. */
export interface RowReading {
  readonly node: (row: Row) => EntityValue;
  /** What an edge holds beside its node and its cursor. */
  readonly edge: (row: Row, node: EntityValue, owner: string) => Readonly<Record<string, unknown>>;
  readonly position: (row: Row) => Position;
  /** Whether cursors are asked for; they are empty otherwise. */
  readonly cursors: boolean;
}

export interface ReadList {
  readonly rows: readonly Row[];
  readonly total: number;
  /** Whether anything lies on the near side of the cursor. */
  readonly other: boolean;
}

const nothing: ReadList = Object.freeze({ rows: [], total: 0, other: false });

/** A page of a list as resolvers show it: in the list's own order, without the extra row that tells of more. What is not asked for is not made. */
export class ListPage {
  readonly nodes: readonly EntityValue[];
  readonly totalCount: number;
  readonly #asked: AskedPage;
  readonly #owner: string;
  readonly #rows: readonly Row[];
  readonly #reading: RowReading;
  readonly #more: boolean;
  readonly #other: boolean;
  #edges: readonly EdgeValue[] | undefined;

  /** Of an owner; the list of all entities of a kind has none. */
  constructor(asked: AskedPage, owner: string, read: ReadList | null, reading: RowReading) {
    const { rows, total, other } = read ?? nothing;
    const { page, size, period } = asked;
    this.#asked = asked;
    this.#owner = owner;
    this.#more = rows.length > size;
    const own = this.#more ? rows.slice(0, size) : rows;
    this.#rows = page.backward ? own.toReversed() : own;
    this.#reading = reading;
    this.#other = other;
    this.nodes = this.#rows.map((it) => within(reading.node(it), period));
    this.totalCount = total;
  }

  /** Each entity with the row that it was read from. */
  forEach(visit: (node: EntityValue, row: Row) => void): void {
    this.nodes.forEach((node, at) => void visit(node, this.#rows[at]!));
  }

  get edges(): readonly EdgeValue[] {
    const { signature, period } = this.#asked;
    const { edge, position, cursors } = this.#reading;
    this.#edges ??= this.#rows.map((row, at) => {
      const node = this.nodes[at]!;
      return within<EdgeValue>(
        { ...edge(row, node, this.#owner), node, cursor: cursors ? encodeCursor(signature, position(row)) : "" },
        period,
      );
    });
    return this.#edges;
  }

  get pageInfo(): PageInfo {
    const { backward } = this.#asked.page;
    const { cursors } = this.#reading;
    return {
      hasNextPage: backward ? this.#other : this.#more,
      hasPreviousPage: backward ? this.#more : this.#other,
      startCursor: (cursors && this.edges[0]?.cursor) || null,
      endCursor: (cursors && this.edges.at(-1)?.cursor) || null,
    };
  }
}
