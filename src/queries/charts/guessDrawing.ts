import type { Drawing } from "./drawing.js";
import { guessByNames } from "./guessByNames.js";
import { measures, namings, tellingColumns } from "./tableColumns.js";

type Rows = readonly (readonly unknown[])[];

/** The most series that are told apart by colour. */
const mostSeries = 12;

/**
 * A first drawing from the shape of an answer. Sources and targets are a Sankey diagram, places and countries a map, parts with their parents a
 * sunburst. Else its first column of words names the marks, the first of money, else of numbers, tells how much; a second column of words makes
 * series where the names come again; dates and years are drawn as a line. Null where nothing differs that could be drawn.
 */
export function guessDrawing(columns: readonly string[], rows: Rows): Drawing | null {
  const related = guessByNames({ columns, rows });
  if (related) return related;
  const telling = tellingColumns({ columns, rows });
  const [label, ...others] = namings(telling);
  const [value] = measures(telling);
  if (!label || !value) return null;
  // Where each row has a name of its own, it is that which is compared, and not when it began.
  const dated = label.holds === "dates" || label.different < rows.length ? telling.find((it) => it.holds === "dates") : undefined;
  const across = dated ?? label;
  const apart = across.different < rows.length ? [label, ...others].find((it) => it !== across && it.different <= mostSeries) : undefined;
  return { type: dated ? "line" : "bar", label: across.name, values: [value.name], series: apart?.name ?? null };
}
