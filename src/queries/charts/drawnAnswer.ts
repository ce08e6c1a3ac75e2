import { AtlasError } from "../../errors.js";
import type { Table } from "../../export/answer/answerTable.js";
import type { QueryAnswer } from "../answerQuery.js";
import type { SavedQuery } from "../savedQuery.js";
import { type ChartOption, chartData, chartHeight, chartOption, emptyHeight, emptyOption } from "./chartOption.js";
import { guessDrawing } from "./guessDrawing.js";
import { nothingToDraw } from "./nothingToDraw.js";

/** An answer as a chart. */
export interface DrawnAnswer {
  readonly option: ChartOption;
  /** Pixels, at a width of 800. */
  readonly height: number;
}

/** An answer that suggests no chart, as its first rows. */
export interface AnswerInRows {
  readonly columns: Table["columns"];
  readonly rows: Table["rows"];
  /** How many rows there are in all. */
  readonly count: number;
  /** Why it is not drawn. */
  readonly reason: string;
}

/** The most rows that are shown in the place of a chart. */
const mostRows = 200;

/** An entity that is asked for by itself keeps its row, though the list below it is empty. */
const isBare = ([row, ...others]: Table["rows"]): boolean => others.length === 0 && row!.includes(null);

/** An answer as its query says, else as its shape suggests. Throws `BAD_USER_INPUT` where it has not the columns that are named. */
export function shownAnswer(answer: QueryAnswer, { title, drawing }: SavedQuery): DrawnAnswer | AnswerInRows {
  const table = answer.table().laidOut(answer.data);
  const how = drawing ?? guessDrawing(table);
  if (how) {
    const marks = chartData(table, how);
    return { option: chartOption(title, how, marks), height: chartHeight(how, marks) };
  }
  const { columns, rows } = table;
  if (rows.length === 0) return { option: emptyOption(title), height: emptyHeight };
  return { columns, rows: rows.slice(0, mostRows), count: rows.length, reason: nothingToDraw(table) };
}

/** Draws an answer as its query says, else as its shape suggests. Throws `BAD_USER_INPUT` with the reason where there is nothing to draw. */
export function drawnAnswer(answer: QueryAnswer, query: SavedQuery): DrawnAnswer {
  const shown = shownAnswer(answer, query);
  if ("option" in shown) return shown;
  if (isBare(shown.rows)) return { option: emptyOption(query.title), height: emptyHeight };
  throw new AtlasError("BAD_USER_INPUT", shown.reason);
}
