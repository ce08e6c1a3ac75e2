import type { Table } from "../../export/answer/answerTable.js";
import { entriesOf, firstOf, labelOf, numberOf, Sums, wordsOf } from "./cells.js";
import { gap, ink, onMark, quiet } from "./colours.js";
import type { Drawing } from "./drawing.js";
import { cutNote, negativeNote } from "./notes.js";

/** The most innermost parts that are drawn; the rest is left out, and the chart says so. */
const mostLeaves = 2_000;

/** A part of a whole, as large as the parts within it. */
export interface Part {
  readonly name: string;
  readonly value: number;
  readonly children?: readonly Part[];
}

/** What a treemap and a sunburst are made of. */
export interface TreeData {
  readonly form: "tree";
  readonly parts: readonly Part[];
  /** How many levels there are. */
  readonly depth: number;
  readonly note: string;
}

/** A part whose size is not known before all that lie within it are. */
interface Growing {
  readonly name: string;
  readonly within: Growing[];
  own: number;
}

function grown({ name, within, own }: Growing): Part {
  const children = within.map(grown).filter((it) => it.value > 0);
  const value = children.reduce((sum, it) => sum + it.value, Math.max(0, own));
  return children.length > 0 ? { name, value, children } : { name, value };
}

/** The number of a row, and one where the drawing names none. */
const sizeOf = (table: Table, { values: [column] }: Drawing, cell: unknown): number =>
  column === undefined ? 1 : (numberOf(table, column, cell) ?? 0);

function partsByLevels(table: Table, drawing: Drawing, most: number): { readonly roots: Growing[]; readonly whole: number } {
  const levels = drawing.levels!;
  const chosen = Object.fromEntries([["values", drawing.values[0]], ...levels.map((it, at) => [`levels ${at + 1}`, it])]);
  const top: Growing = { name: "", within: [], own: 0 };
  const entries = entriesOf(table, chosen);
  const sizes = new Sums();
  for (const entry of entries.slice(0, most)) {
    let part = top;
    const path: string[] = [];
    for (const at of levels.keys()) {
      const name = wordsOf(levels[at]!, entry[`levels ${at + 1}`]);
      const known = part.within.find((it) => it.name === name) ?? { name, within: [], own: 0 };
      if (!part.within.includes(known)) part.within.push(known);
      part = known;
      path.push(name);
    }
    sizes.add(JSON.stringify(path), entry, sizeOf(table, drawing, entry["values"]));
    part.own = sizes.get(JSON.stringify(path))!;
  }
  return { roots: top.within, whole: entries.length };
}

/** Each part within the first of its parents that is there and does not itself lie within it. */
function partsByParent(table: Table, drawing: Drawing, most: number): { readonly roots: Growing[]; readonly whole: number } {
  const { id, parent, label, values } = drawing;
  const parts = new Map<string, Growing & { readonly parents: string[]; inside: string | null }>();
  const entries = entriesOf(table, { id, parent, label, values: values[0] });
  for (const entry of entries) {
    const key = labelOf(entry.id);
    const known = parts.get(key) ?? {
      name: labelOf(entry.label),
      within: [],
      own: sizeOf(table, drawing, entry.values),
      parents: [],
      inside: null,
    };
    parts.set(key, known);
    const above = firstOf(entry.parent);
    if (typeof above === "string") known.parents.push(above);
  }
  const lieWithin = (inner: string, outer: string): boolean => {
    for (let it: string | null = inner; it !== null; it = parts.get(it)!.inside) if (it === outer) return true;
    return false;
  };
  const shown = [...parts].slice(0, most);
  const isShown = new Set(shown.map(([key]) => key));
  const roots: Growing[] = [];
  for (const [key, part] of shown) {
    part.inside = part.parents.find((it) => isShown.has(it) && !lieWithin(it, key)) ?? null;
    (part.inside === null ? roots : parts.get(part.inside)!.within).push(part);
  }
  // Where rows are counted, it is the innermost parts that are.
  if (values.length === 0) for (const [, part] of shown) if (part.within.length > 0) part.own = 0;
  return { roots, whole: parts.size };
}

const sizesOf = (parts: readonly Growing[]): readonly number[] => parts.flatMap((it) => [it.own, ...sizesOf(it.within)]);

const depthOf = (parts: readonly Part[]): number => parts.reduce((most, it) => Math.max(most, 1 + depthOf(it.children ?? [])), 0);

/** The parts that a drawing shows of a table, by the columns of their levels or by what each lies within. */
export function treeData(table: Table, drawing: Drawing): TreeData {
  const { roots, whole } = (drawing.levels ? partsByLevels : partsByParent)(table, drawing, mostLeaves);
  const parts = roots.map(grown).filter((it) => it.value > 0);
  const notes = [...cutNote(Math.min(whole, mostLeaves), whole), ...negativeNote(sizesOf(roots))];
  return { form: "tree", parts, depth: depthOf(parts), note: notes.join("; ") };
}

/** How high it is best at a width of 800, in pixels. */
export const treeHeight = ({ type }: Drawing): number => (type === "sunburst" ? 860 : 560);

const levelsOf = (depth: number, of: (level: number) => object): object[] => Array.from({ length: depth }, (_, at) => of(at + 1));

/** What has nothing within it stays in the background, where others have. */
const quieted = (parts: readonly Part[], depth: number): readonly object[] =>
  parts.map((it) => (it.children || depth === 1 ? it : { ...it, itemStyle: { color: quiet } }));

function sunburst({ parts, depth }: TreeData): object {
  return {
    type: "sunburst",
    data: quieted(parts, depth),
    nodeClick: "rootToNode",
    emphasis: { focus: "ancestor" },
    itemStyle: { borderColor: gap, borderWidth: 1 },
    label: { color: onMark, fontSize: 11, overflow: "truncate", rotate: "radial" },
    levels: [{}, ...levelsOf(depth, (level) => (level === 1 ? {} : { itemStyle: { opacity: 0.5 }, label: { color: ink } }))],
  };
}

function treemap({ parts, depth }: TreeData, head: number): object {
  const wholes = depth > 1;
  return {
    type: "treemap",
    data: parts,
    left: 12,
    right: 12,
    top: head,
    bottom: wholes ? 36 : 12,
    roam: false,
    nodeClick: wholes ? "zoomToNode" : false,
    breadcrumb: { show: wholes, bottom: 8, left: 12, itemStyle: { color: ink, borderColor: gap, textStyle: { color: gap } } },
    itemStyle: { borderColor: gap, gapWidth: 1 },
    label: { color: onMark, fontSize: 12, overflow: "truncate", lineOverflow: "truncate" },
    upperLabel: { show: wholes, height: 22, color: ink, fontWeight: "bold", backgroundColor: gap, overflow: "truncate" },
    levels: [{ itemStyle: { gapWidth: 3 }, upperLabel: { show: false } }, ...levelsOf(depth, () => ({ itemStyle: { gapWidth: 1 } }))],
  };
}

/** All but what every chart has. */
export const treeOption = ({ type }: Drawing, data: TreeData, head: number): object => ({
  tooltip: { trigger: "item" },
  series: [type === "sunburst" ? sunburst(data) : treemap(data, head)],
});
