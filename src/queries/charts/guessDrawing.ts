import type { Table } from "../../export/answer/answerTable.js";
import type { Drawing } from "./drawing.js";
import { guessByNames } from "./guessByNames.js";
import { comparisonIn, tellingColumns } from "./tableColumns.js";

/** The most series that are told apart by colour. */
const mostSeries = 12;

/**
 * A first drawing from the shape of an answer. Sources and targets are a Sankey diagram, places and countries a map, parts with their parents a
 * sunburst. Else the first column of money, else of numbers, tells how much, and the first column of words that is not within a list of its own beside
 * it names the marks; a second column of words makes series where the names come again; dates and years are drawn as a line. Null where there is
 * nothing that could be drawn.
 */
export function guessDrawing(table: Table): Drawing | null {
  const related = guessByNames(table);
  if (related) return related;
  const compared = comparisonIn(table);
  if (!compared) return null;
  const { value, part, names } = compared;
  const [label, ...others] = names;
  // Where each row has a name of its own, it is that which is compared, and not when it began.
  const comesAgain = label!.different < part.rows.length;
  const dated = label!.holds === "dates" || comesAgain ? tellingColumns(part).find((it) => it.holds === "dates") : undefined;
  const across = dated ?? label!;
  const apart =
    across.different < part.rows.length
      ? [label!, ...others].find((it) => it.name !== across.name && it.different <= mostSeries)
      : undefined;
  return { type: dated ? "line" : "bar", label: across.name, values: [value.name], series: apart?.name ?? null };
}
