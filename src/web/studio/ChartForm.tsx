import { type ReactElement, useState } from "react";
import type { Table } from "../../export/answer/answerTable.js";
import { type ChartType, type ColumnField, chartTypes, chartWays, type Drawing, readDrawing } from "../../queries/charts/drawing.js";
import { ColumnsField } from "./ColumnsField.js";
import { asDrawing, type ChosenColumns, carriedOver, columnsOfDrawing, wayOf } from "./chosenColumns.js";

interface ChartFormProps {
  readonly table: Table;
  /** What is drawn now; null where nothing can be guessed. */
  readonly drawing: Drawing | null;
  /** Told what is chosen; null while columns are missing. */
  readonly onChoose: (drawing: Drawing | null) => void;
}

/** What a way to choose columns is called, by its first field. */
const wayNames: Readonly<Partial<Record<ColumnField["field"], string>>> = {
  label: "country",
  latitude: "place",
  levels: "levels",
  id: "parents",
  source: "ends",
};

/** Which columns are chosen for which type of chart, and in which of its ways. */
interface Choice {
  readonly type: ChartType;
  readonly way: number;
  readonly chosen: ChosenColumns;
}

function choiceOf(drawing: Drawing | null): Choice {
  if (!drawing) return { type: "bar", way: 0, chosen: {} };
  const chosen = columnsOfDrawing(drawing);
  return { type: drawing.type, way: wayOf(drawing.type, chosen), chosen };
}

/** Lets the type of a chart and its columns be chosen; what is chosen is drawn as soon as it makes a drawing. */
export function ChartForm({ table, drawing, onChoose }: ChartFormProps): ReactElement {
  const [choice, setChoice] = useState(choiceOf(drawing));
  const { type, way, chosen } = choice;
  const take = (next: Choice): void => {
    setChoice(next);
    const read = readDrawing(asDrawing(next.type, chartWays[next.type][next.way]!, next.chosen));
    onChoose(Array.isArray(read) ? null : (read as Drawing));
  };
  const turn = (newType: ChartType, newWay: number): Choice => ({
    type: newType,
    way: newWay,
    chosen: { ...chosen, ...carriedOver(chartWays[newType][newWay]!, chosen, table) },
  });
  /** In the first way for which there are columns. */
  const turnTo = (newType: ChartType): Choice => {
    const turned = chartWays[newType].map((_, at) => turn(newType, at));
    return turned.find((it) => wayOf(newType, it.chosen) === it.way) ?? turned[0]!;
  };
  return (
    <form className="chart-form" aria-label="Drawing">
      <fieldset>
        <legend>Chart</legend>
        <select aria-label="Chart" value={type} onChange={(event) => take(turnTo(event.target.value as ChartType))}>
          {chartTypes.map((it) => (
            <option key={it}>{it}</option>
          ))}
        </select>
        {chartWays[type].length > 1 && (
          <select aria-label="Columns by" value={way} onChange={(event) => take(turn(type, Number(event.target.value)))}>
            {chartWays[type].map((it, at) => (
              <option key={it[0]!.field} value={at}>
                by {wayNames[it[0]!.field]}
              </option>
            ))}
          </select>
        )}
      </fieldset>
      {chartWays[type][way]!.map((it) => (
        <ColumnsField
          key={it.field}
          {...it}
          columns={table.columns}
          chosen={chosen[it.field] ?? []}
          choose={(names) => take({ type, way, chosen: { ...chosen, [it.field]: names } })}
        />
      ))}
    </form>
  );
}
