import type { LoadReport, Tally } from "../../import/load/loadReport.js";
import { linkedLine } from "../../progress.js";

const count = (number: number): string => number.toLocaleString("en");

function tallyLines(heading: string, tallies: Readonly<Record<string, Tally>>): readonly string[] {
  const all = Object.entries(tallies).toSorted(([, a], [, b]) => b.count - a.count);
  if (all.length === 0) return [];
  return [heading, ...all.map(([what, { count: times, examples }]) => `  ${count(times)} × ${what}; such as ${examples[0]}`)];
}

/** A report as a person reads it: what became of the records, what changed in the graph, and every reason why something was not taken. */
export function reportLines(report: LoadReport): readonly string[] {
  const { source, read, created, updated, unchanged, rejected, gone, entities, stubs, relationships, shared } = report;
  const linked = linkedLine(report);
  return [
    `${source}: ${count(read)} read = ${count(created)} created + ${count(updated)} updated + ${count(unchanged)} unchanged + ${count(rejected)} rejected; ${count(gone)} gone`,
    `  entities: ${count(entities.created)} created, ${count(entities.updated)} updated, ${count(entities.deleted)} deleted; stubs: ${count(stubs.created)} created, ${count(stubs.completed)} completed`,
    `  relationships: ${count(relationships.created)} created, ${count(relationships.updated)} updated, ${count(relationships.deleted)} deleted`,
    ...Object.entries(shared).map(
      ([name, times]) => `  ${count(times)} values of ${name} are stated of several entities; nothing is merged on them`,
    ),
    ...(linked ? [linked] : []),
    ...tallyLines("Rejected, by reason:", report.rejections),
    ...tallyLines("Taken, but told:", report.warnings),
  ];
}
