import { csvCell } from "../csvCell.js";
import { byteOrderMark, csvLine } from "../csvText.js";
import type { AnswerTable } from "./answerTable.js";

/** A list or an object as JSON, a moment as it stands in JSON. */
const objectText = (value: object): string => (value instanceof Date ? value.toISOString() : JSON.stringify(value));

/** One item of a joined cell; nothing for what is not known. */
const itemText = (value: unknown): string => (value === null ? "" : typeof value === "object" ? objectText(value) : String(value));

const cellText = (value: unknown): string => {
  if (Array.isArray(value)) return csvCell(value.map(itemText));
  return csvCell(typeof value === "object" && value !== null ? objectText(value) : (value as string | number | boolean | null));
};

/** The names of the columns as a line of CSV, after a byte order mark where Excel is to read it. */
export const csvHeader = ({ columns }: AnswerTable, bom: boolean): string => `${bom ? byteOrderMark : ""}${csvLine(columns.map(cellText))}`;

/** The rows of an answer, or of one page of it, as lines of CSV. */
export const csvRows = ({ rows }: AnswerTable, answer: unknown): string =>
  rows(answer)
    .map((row) => csvLine(row.map(cellText)))
    .join("");

/** The rows of an answer, or of one page of it, as an object a line, by the names of the columns. */
export const jsonLineRows = ({ columns, rows }: AnswerTable, answer: unknown): string =>
  rows(answer)
    .map((row) => `${JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, row[at]])))}\n`)
    .join("");
