import type { Table } from "../../export/answer/answerTable.js";
import { type Entry, entriesOf, labelOf, numberOf, Sums, wordsOf } from "./cells.js";
import { ink, palette } from "./colours.js";
import type { Drawing } from "./drawing.js";
import { said } from "./notes.js";

/** The most places between which something flows; what else there is is left out, and the chart says so. */
const mostPlaces = 200;

interface Link {
  readonly source: string;
  readonly target: string;
  readonly value: number;
}

/** What an entry of a table says of a link. */
type Stated = Link & Pick<Entry<string>, "row" | "item">;

/** What a Sankey diagram is made of. */
export interface FlowData {
  readonly form: "flow";
  /** Each is called differently. */
  readonly places: readonly string[];
  readonly links: readonly Link[];
  /** How many columns the places stand in. */
  readonly depth: number;
  /** The most places of a column. */
  readonly breadth: number;
  readonly note: string;
}

/** The places by what tells them apart, with names of their own: where several are called alike, the later ones with signs that nobody sees. */
class Places {
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();

  name(key: string, label: string): string {
    let name = this.#names.get(key) ?? label;
    if (!this.#names.has(key)) while (this.#taken.has(name)) name += "\u200b";
    this.#names.set(key, name);
    this.#taken.add(name);
    return name;
  }
}

/** Links between named places, by the columns of their levels. */
function linksByLevels(table: Table, { levels, values: [size] }: Drawing): Stated[] {
  const places = new Places();
  const chosen = Object.fromEntries([["values", size], ...levels!.map((it, at) => [`levels ${at + 1}`, it])]);
  return entriesOf(table, chosen).flatMap((entry) => {
    const names = levels!.map((column, at) => wordsOf(column, entry[`levels ${at + 1}`])).map((it, at) => places.name(`${at} ${it}`, it));
    const value = size === undefined ? 1 : (numberOf(table, size, entry["values"]) ?? 0);
    return names.slice(1).map((target, at) => ({ source: names[at]!, target, value, row: entry.row, item: entry.item }));
  });
}

/** Links as the rows state them, the ends called as another column says. */
function linksByEnds(table: Table, { source, target, id, label, values: [column] }: Drawing): Stated[] {
  const places = new Places();
  const labels = new Map(id && label ? entriesOf(table, { id, label }).map((it) => [labelOf(it.id), labelOf(it.label)]) : []);
  const nameOf = (end: unknown): string => places.name(labelOf(end), labels.get(labelOf(end)) ?? labelOf(end));
  return entriesOf(table, { source, target, values: column }).map((it) => ({
    row: it.row,
    item: it.item,
    source: nameOf(it.source),
    target: nameOf(it.target),
    value: column === undefined ? 1 : (numberOf(table, column, it.values) ?? 0),
  }));
}

/** The same link once, with all that flows in it. */
function addedUp(links: readonly Stated[]): Link[] {
  const sums = new Sums();
  for (const it of links) sums.add(JSON.stringify([it.source, it.target]), it, it.value);
  return sums.all
    .map(([ends, value]) => {
      const [source, target] = JSON.parse(ends) as [string, string];
      return { source, target, value };
    })
    .filter((it) => it.value > 0);
}

/** The largest links first, without those that would lead back to where something came from, which the diagram cannot show. */
function forwards(links: readonly Link[]): Link[] {
  const next = new Map<string, string[]>();
  const leads = (from: string, to: string): boolean => {
    const reached = new Set([from]);
    // A set goes on with what is added to it meanwhile.
    for (const place of reached) for (const it of next.get(place) ?? []) reached.add(it);
    return reached.has(to);
  };
  const kept: Link[] = [];
  for (const it of links.toSorted((one, other) => other.value - one.value)) {
    if (leads(it.target, it.source)) continue;
    next.set(it.source, [...(next.get(it.source) ?? []), it.target]);
    kept.push(it);
  }
  return kept;
}

/** In which column each place stands: behind all from which something flows to it. */
function columnsOf(places: readonly string[], links: readonly Link[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const column = (place: string): number => {
    const known = columns.get(place);
    if (known !== undefined) return known;
    const before = links.filter((it) => it.target === place).map((it) => column(it.source) + 1);
    columns.set(place, Math.max(0, ...before));
    return columns.get(place)!;
  };
  for (const it of places) column(it);
  return columns;
}

/** What flows from where to where in a table. */
export function flowData(table: Table, drawing: Drawing): FlowData {
  const all = addedUp(drawing.levels ? linksByLevels(table, drawing) : linksByEnds(table, drawing));
  const endsOf = (links: readonly Link[]) => [...new Set(links.flatMap((it) => [it.source, it.target]))];
  const forward = forwards(all);
  const shown = new Set(endsOf(forward).slice(0, mostPlaces));
  const links = forward.filter((it) => shown.has(it.source) && shown.has(it.target));
  const places = endsOf(links);
  const columns = [...columnsOf(places, links).values()];
  const left = all.length - links.length;
  return {
    form: "flow",
    places,
    links,
    depth: 1 + Math.max(0, ...columns),
    breadth: Math.max(0, ...columns.map((it) => columns.filter((other) => other === it).length)),
    note: left > 0 ? `without ${said(left)} of ${said(all.length)} links` : "",
  };
}

/** How high it is best at a width of 800, in pixels. */
export const flowHeight = ({ breadth }: FlowData): number => Math.max(400, 90 + breadth * 38);

/** All but what every chart has. */
export const flowOption = ({ places, links, depth }: FlowData, head: number): object => ({
  tooltip: { trigger: "item" },
  series: [
    {
      type: "sankey",
      data: places.map((name, at) => ({ name, itemStyle: { color: palette[at % palette.length] } })),
      links,
      left: 12,
      right: 200,
      top: head,
      bottom: 16,
      nodeWidth: 12,
      draggable: false,
      emphasis: { focus: "adjacency" },
      lineStyle: { color: "source", opacity: 0.35 },
      label: { color: ink, fontSize: 12, overflow: "truncate", width: 190 },
      levels: Array.from({ length: depth }, (_, at) => ({ depth: at })),
    },
  ],
});
