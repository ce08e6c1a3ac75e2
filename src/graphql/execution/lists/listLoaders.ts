import type { KindSpec } from "../../../catalogue/kind.js";
import type { Aggregated } from "../../../cypher/aggregated.js";
import { connectionPage, type ListNeeds } from "../../../cypher/connectionPage.js";
import { type ConnectionWhere, type FilterScope, filterScope } from "../../../cypher/filter.js";
import { entityLayout } from "../../../cypher/layout.js";
import type { ListSource } from "../../../cypher/listSource.js";
import type { Position } from "../../../cypher/order.js";
import type { Parameters } from "../../../cypher/parameters.js";
import type { Period } from "../../../cypher/period.js";
import { canonicalJson } from "../cursor.js";
import type { RequestWork } from "../requestWork.js";
import type { Selections } from "../selections.js";
import type { EntityList } from "./entityList.js";
import { askedList } from "./listNeeds.js";
import { type DecodedRow, type ListPage, listPage, type ReadList } from "./listPage.js";
import { type AskedPage, askedPage, heldBy, type ListArguments, type ListPlace, standardPage } from "./pageArguments.js";

export type Row = readonly unknown[];

/** The names of what a list statement returns, in order. */
export const listColumns = (needs: ListNeeds, hasPosition: boolean): readonly string[] => [
  ...(needs.rows ? ["page"] : []),
  ...(needs.total ? ["total"] : []),
  ...(needs.other && hasPosition ? ["other"] : []),
];

/** The answers of a list statement, by the name of their column. */
export function readList(columns: readonly string[], row: Row, decode: (row: Row) => DecodedRow): ReadList {
  const value = (name: string): unknown => row[columns.indexOf(name)];
  return {
    rows: columns.includes("page") ? (value("page") as readonly Row[]).map(decode) : [],
    total: columns.includes("total") ? (value("total") as number) : 0,
    other: columns.includes("other") ? (value("other") as boolean) : false,
  };
}

export const scopeOf =
  (work: RequestWork, period: Period | null) =>
  (parameters: Parameters): FilterScope =>
    filterScope(work.catalogue, parameters, period);

/** How the edges of a list are read: what a row holds of them, before its entity. */
export interface EdgeReading {
  readonly columns: readonly string[];
  /** The edge of a row whose owner and entity are known. */
  readonly decode: (owner: string, row: Row, node: DecodedRow["node"]) => DecodedRow["edge"];
}

/** A list that entities own. */
export interface OwnedList {
  readonly place: ListPlace;
  readonly source: ListSource;
  /** What an owner goes by in Cypher, where it is not its id. */
  readonly keyOf?: (owner: string) => unknown;
  readonly targets: readonly KindSpec[];
  readonly where: ConnectionWhere;
  readonly types: { readonly connection: string; readonly edge: string };
  readonly edge: (selected: ReadonlySet<string>) => EdgeReading;
  readonly aggregated: Aggregated;
}

/** How a list is asked for, whoever owns it. */
export interface ListRequest {
  readonly args: ListArguments;
  readonly selections: Selections;
  readonly period: Period | null;
}

function loadPages(work: RequestWork, list: OwnedList, asked: AskedPage, { selections, period }: ListRequest) {
  const { place, source, targets, where, types } = list;
  const { needs, nodes, edges, cursors } = askedList(selections, place.key, types.connection, types.edge);
  const edge = list.edge(edges);
  const layout = entityLayout(targets, nodes);
  const columns = [...edge.columns, ...layout.expressions("b")];
  const names = ["k", ...listColumns(needs, asked.page.position !== null)];
  const decode = (owner: string, row: Row): DecodedRow => {
    const node = layout.decode(row, edge.columns.length);
    return { node, edge: edge.decode(owner, row, node), position: row.slice(columns.length) as Position };
  };
  return async (owners: readonly string[]): Promise<readonly ListPage[]> => {
    const keys = list.keyOf ? owners.map(list.keyOf) : owners;
    const rows = await work.reads.read(connectionPage({ source, where, page: asked.page, needs, columns }, keys, scopeOf(work, period)));
    const found = new Map(rows.map((row) => [list.keyOf ? JSON.stringify(row[0]) : row[0], row]));
    return owners.map((owner) => {
      const row = found.get(owner);
      return listPage(asked, row ? readList(names, row, (it) => decode(owner, it)) : { rows: [], total: 0, other: false }, cursors);
    });
  };
}

/** The list of an owner. */
export type ListOf = (owner: string) => EntityList;

/** The lists of owners that are asked for alike; all owners of a level are read by one statement. */
export function ownedLists(work: RequestWork, list: OwnedList, request: ListRequest): ListOf {
  const { args, period } = request;
  const asked = askedPage(list.place, work.catalogue, args, { standard: standardPage.nested, period });
  const pages = work.loader(`list ${list.place.key} ${canonicalJson([args, period])}`, () => loadPages(work, list, asked, request));
  const name = heldBy(list.place, args, period);
  const { aggregated: over, keyOf } = list;
  return (owner) => ({ page: () => pages.load(owner), aggregated: { over, name, key: owner, keyOf, period } });
}
