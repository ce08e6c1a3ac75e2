import { type ReactElement, useState } from "react";
import type { Table } from "../../export/answer/answerTable.js";
import { harmless } from "../../export/harmless.js";
import { shownCell } from "../shownCell.js";
import { CopyButton } from "./CopyButton.js";
import { type Sorting, sortRows } from "./sortRows.js";

/** Rows that are drawn at first, and then with each wish for more. */
const step = 200;

function Heading({
  name,
  sorted,
  onSort,
}: {
  readonly name: string;
  readonly sorted: "ascending" | "descending" | "none";
  readonly onSort: () => void;
}): ReactElement {
  return (
    <th aria-sort={sorted} scope="col">
      <div className="column">
        <button type="button" onClick={onSort}>
          {name}
        </button>
      </div>
    </th>
  );
}

function Cell({ value }: { readonly value: unknown }): ReactElement {
  const text = shownCell(value);
  const isNumber = typeof value === "number" || (typeof value === "string" && /^-?\d+\.\d\d$/.test(value));
  if (/^https?:\/\/\S+$/.test(text))
    return (
      <td>
        <a href={text} rel="noopener nofollow" target="_blank">
          {text}
        </a>
      </td>
    );
  return <td className={isNumber ? "number" : undefined}>{text}</td>;
}

/** The answer as a table: sorted by a click on a heading, columns drawn as wide as one likes, copied as spreadsheets take it. */
export default function TableView({ table: { columns, rows } }: { readonly table: Table }): ReactElement {
  const [sorting, sort] = useState<Sorting | null>(null);
  const [most, setMost] = useState(step);
  const sorted = sortRows(rows, sorting);
  const turn = (at: number): void =>
    sort(sorting?.at !== at ? { at, descending: false } : sorting.descending ? null : { at, descending: true });
  const text = (): string => {
    const line = (cells: readonly unknown[]) => cells.map((it) => harmless(shownCell(it).replaceAll(/[\t\r\n]+/g, " "))).join("\t");
    return [columns, ...sorted].map(line).join("\n");
  };
  return (
    <>
      <p className="table-head">
        {rows.length.toLocaleString("en")} {rows.length === 1 ? "row" : "rows"}
        <CopyButton label="Copy table" text={text} />
      </p>
      <div className="table">
        <table>
          <thead>
            <tr>
              {columns.map((name, at) => (
                <Heading
                  key={name}
                  name={name}
                  sorted={sorting?.at !== at ? "none" : sorting.descending ? "descending" : "ascending"}
                  onSort={() => turn(at)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, most).map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of an answer have nothing else that tells them apart
              <tr key={at}>
                {columns.map((name, column) => (
                  <Cell key={name} value={row[column]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {sorted.length > most && (
          <button type="button" className="more" onClick={() => setMost(most + 5 * step)}>
            Show more of the other {(sorted.length - most).toLocaleString("en")} rows
          </button>
        )}
      </div>
    </>
  );
}
