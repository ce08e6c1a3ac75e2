import type DataLoader from "dataloader";
import type { KindSpec } from "../../../catalogue/kind.js";
import type { Aggregated } from "../../../cypher/aggregated.js";
import { type AheadList, connectionPage, type ListNeeds } from "../../../cypher/connectionPage.js";
import { type ConnectionWhere, type FilterScope, filterScope } from "../../../cypher/filter.js";
import { type EntityValue, entityLayout } from "../../../cypher/layout.js";
import type { ListSource } from "../../../cypher/listSource.js";
import type { Position } from "../../../cypher/order.js";
import type { Parameters } from "../../../cypher/parameters.js";
import type { Period } from "../../../cypher/period.js";
import { canonicalJson } from "../cursor.js";
import type { RequestWork } from "../requestWork.js";
import type { Selections } from "../selections.js";
import type { AggregatedList, EntityList } from "./entityList.js";
import { askedList } from "./listNeeds.js";
import { ListPage, type ReadList, type Row, type RowReading } from "./listPage.js";
import { type AskedPage, askedPage, heldBy, type ListArguments, type ListPlace, standardPage } from "./pageArguments.js";

/** The names of what a list statement returns, in order. */
export const listColumns = (needs: ListNeeds, hasPosition: boolean): readonly string[] => [
  ...(needs.rows ? ["page"] : []),
  ...(needs.total ? ["total"] : []),
  ...(needs.other && hasPosition ? ["other"] : []),
];

/** The answers of a list statement, by the name of their column. */
export function readList(columns: readonly string[], row: Row): ReadList {
  const value = (name: string): unknown => row[columns.indexOf(name)];
  return {
    rows: columns.includes("page") ? (value("page") as readonly Row[]) : [],
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
  readonly decode: (owner: string, row: Row, node: EntityValue) => Readonly<Record<string, unknown>>;
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
  readonly ahead: LookAhead;
}

/** The rows of a list that was read ahead, and how many there are. */
export type AheadFound = readonly [rows: readonly Row[], total: number];

/** A list of each entity of another list that is read with that, and how it is kept for whoever asks for it. */
export interface ListAhead {
  readonly list: AheadList;
  /** Tells lists that are read alike from others. */
  readonly name: string;
  /** Keeps what was found of an owner; null where its list was not read ahead. */
  readonly keep: (owner: string, found: AheadFound | null) => void;
}

/** Finds what is asked for below a list that can be read with it; `kinds` are those of its entities, which are called `owner` in its statement. */
export type LookAhead = (kinds: readonly KindSpec[], owner: string) => readonly ListAhead[];

/** What of an owned list is read, and how its rows are understood. */
export interface OwnedReading {
  readonly needs: ListNeeds;
  readonly columns: readonly string[];
  /** Of rows in which so many lists that were read ahead stand between the columns and the position. */
  readonly reading: (ahead: number) => RowReading;
}

/** How an owned list is read. */
export function ownedReading(list: OwnedList, selections: Selections): OwnedReading {
  const { place, source, targets, types } = list;
  const { needs, nodes, edges } = askedList(selections, place.key, types.connection, types.edge);
  const edge = list.edge(edges);
  const layout = entityLayout(targets, nodes);
  const columns = [...edge.columns, ...layout.expressions(source.order.node)];
  const reading = (ahead: number): RowReading => ({
    node: (row) => layout.decode(row, edge.columns.length),
    edge: (row, node, owner) => edge.decode(owner, row, node),
    position: (row) => row.slice(columns.length + ahead) as Position,
    cursors: needs.places,
  });
  return { needs, columns, reading };
}

/** Keeps the lists of an owner that were read with it and stand in its row from a column on. */
export function keepLists(ahead: readonly ListAhead[], owner: string, row: Row, from: number): void {
  for (const [at, { keep }] of ahead.entries()) keep(owner, row[from + at] as AheadFound | null);
}

/** The same for all rows of a page. */
export function keepAhead(ahead: readonly ListAhead[], page: ListPage, from: number): void {
  if (ahead.length === 0) return;
  page.forEach(({ id }, row) => {
    keepLists(ahead, id, row, from);
  });
}

function loadPages(work: RequestWork, list: OwnedList, asked: AskedPage, { selections, period, ahead: lookAhead }: ListRequest) {
  const { source, where, targets } = list;
  const { needs, columns, reading } = ownedReading(list, selections);
  const names = ["k", ...listColumns(needs, asked.page.position !== null)];
  const ahead = lookAhead(targets, source.order.node);
  const spec = { source, where, page: asked.page, needs, columns, ahead: ahead.map((it) => it.list) };
  const rowReading = reading(ahead.length);
  const pageOf = (owner: string, row: Row | undefined): ListPage => {
    const read = row ? readList(names, row) : null;
    const page = new ListPage(asked, owner, read, rowReading);
    keepAhead(ahead, page, columns.length);
    return page;
  };
  return async (owners: readonly string[]): Promise<readonly ListPage[]> => {
    const keys = list.keyOf ? owners.map(list.keyOf) : owners;
    const rows = await work.reads.read(connectionPage(spec, keys, scopeOf(work, period)));
    const found = new Map(rows.map((row) => [list.keyOf ? JSON.stringify(row[0]) : row[0], row]));
    return owners.map((owner) => pageOf(owner, found.get(owner)));
  };
}

/** The lists of owners that are asked for alike, and where the pages of all owners are kept. */
export interface OwnedLists {
  readonly of: (owner: string) => EntityList;
  readonly asked: AskedPage;
  /** Pages that were read with their owners. */
  readonly kept: Map<string, ListPage>;
}

/** What the lists of all owners have in common. */
interface SharedList {
  readonly pages: DataLoader<string, ListPage>;
  readonly kept: ReadonlyMap<string, ListPage>;
  readonly aggregated: Omit<AggregatedList, "key">;
}

/** The list of one owner. There may be thousands, so it holds no more than whose it is. */
class ListOfOwner implements EntityList {
  readonly #shared: SharedList;
  readonly #owner: string;

  constructor(shared: SharedList, owner: string) {
    this.#shared = shared;
    this.#owner = owner;
  }

  page(): ListPage | Promise<ListPage> {
    return this.#shared.kept.get(this.#owner) ?? this.#shared.pages.load(this.#owner);
  }

  get aggregated(): AggregatedList {
    return { ...this.#shared.aggregated, key: this.#owner };
  }
}

/** The lists of owners that are asked for alike; all owners of a level are read by one statement. */
export function ownedLists(work: RequestWork, list: OwnedList, request: ListRequest): OwnedLists {
  const { args, period } = request;
  const asked = askedPage(list.place, work.catalogue, args, { standard: standardPage.nested, period });
  const loaderName = `list ${list.place.key} ${canonicalJson([args, period])}`;
  const pages = work.loader(loaderName, () => loadPages(work, list, asked, request));
  const kept = work.kept<ListPage>(loaderName);
  const aggregated = { over: list.aggregated, name: heldBy(list.place, args, period), keyOf: list.keyOf, period };
  const shared: SharedList = { pages, kept, aggregated };
  return { of: (owner) => new ListOfOwner(shared, owner), asked, kept };
}
