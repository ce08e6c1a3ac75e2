import { AtlasError } from "../../errors.js";
import type { QueryAnswer } from "../answerQuery.js";
import type { SavedQuery } from "../savedQuery.js";
import type { Table } from "./cells.js";
import { type ChartOption, chartData, chartHeight, chartOption, emptyHeight, emptyOption } from "./chartOption.js";
import { guessDrawing } from "./guessDrawing.js";

/** An answer as a chart. */
export interface DrawnAnswer {
  readonly option: ChartOption;
  /** Pixels, at a width of 800. */
  readonly height: number;
}

/** An entity that is asked for by itself keeps its row, though the list below it is empty. */
const isEmpty = (rows: Table["rows"]): boolean => rows.length === 0 || (rows.length === 1 && rows[0]!.includes(null));

/** Draws an answer as its query says, else as its shape suggests. Throws `BAD_USER_INPUT` where it has no numbers, or not the columns that are named. */
export function drawnAnswer(answer: QueryAnswer, { title, drawing }: SavedQuery): DrawnAnswer {
  const table = answer.table();
  const rows = table.rows(answer.data);
  const how = drawing ?? guessDrawing(table.columns, rows);
  if (how) {
    const marks = chartData(table.columns, rows, how);
    return { option: chartOption(title, how, marks), height: chartHeight(how, marks) };
  }
  if (isEmpty(rows)) return { option: emptyOption(title), height: emptyHeight };
  throw new AtlasError(
    "BAD_USER_INPUT",
    `There is nothing to draw: expected a column of words and one of numbers that differ, got ${rows.length} rows of ${table.columns.join(", ")}.`,
  );
}
