import { type ReactElement, useState } from "react";
import { type ChartType, type ColumnField, chartTypes, chartWays, type Drawing, readDrawing } from "../../queries/charts/drawing.js";
import { asDrawing, type ChosenColumns, carriedOver, columnsOfDrawing } from "./chosenColumns.js";

interface FieldProps extends ColumnField {
  readonly columns: readonly string[];
  readonly chosen: readonly string[];
  readonly choose: (columns: readonly string[]) => void;
}

/** As many lists as columns are chosen for a field, and one more where there may be more. */
function Field({ title, least, most, columns, chosen, choose }: FieldProps): ReactElement {
  const places = Math.min(most, Math.max(1, chosen.length + (most > 1 ? 1 : 0)));
  const set = (at: number, name: string): void => choose([...chosen.slice(0, at), name, ...chosen.slice(at + 1)].filter((it) => it !== ""));
  return (
    <fieldset>
      <legend>{title}</legend>
      {Array.from({ length: places }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place is told by its number
        <select key={at} aria-label={`${title}, ${at + 1}`} value={chosen[at] ?? ""} onChange={(event) => set(at, event.target.value)}>
          <option value="">{at === 0 && least > 0 ? "choose" : "none"}</option>
          {columns.map((it) => (
            <option key={it}>{it}</option>
          ))}
        </select>
      ))}
    </fieldset>
  );
}

interface ChartFormProps {
  readonly columns: readonly string[];
  /** What is drawn now; null where nothing can be guessed. */
  readonly drawing: Drawing | null;
  readonly draw: (drawing: Drawing) => void;
}

/** The way whose fields a drawing uses. */
const wayOf = (type: ChartType, chosen: ChosenColumns): number =>
  Math.max(
    0,
    chartWays[type].findIndex((way) => way.every((it) => it.least === 0 || (chosen[it.field]?.length ?? 0) >= it.least)),
  );

/** Lets the type of a chart and its columns be chosen; what is chosen is drawn as soon as it makes a drawing. */
export function ChartForm({ columns, drawing, draw }: ChartFormProps): ReactElement {
  const [type, setType] = useState<ChartType>(drawing?.type ?? "bar");
  const [chosen, setChosen] = useState<ChosenColumns>(drawing ? columnsOfDrawing(drawing) : {});
  const [way, setWay] = useState(wayOf(type, chosen));
  const [fault, setFault] = useState("");
  const take = (newType: ChartType, newWay: number, newChosen: ChosenColumns): void => {
    setType(newType);
    setWay(newWay);
    setChosen(newChosen);
    const read = readDrawing(asDrawing(newType, chartWays[newType][newWay]!, newChosen));
    setFault(Array.isArray(read) ? "Choose the columns that are still missing." : "");
    if (!Array.isArray(read)) draw(read as Drawing);
  };
  const turn = (newType: ChartType, newWay: number): void =>
    take(newType, newWay, { ...chosen, ...carriedOver(chartWays[newType][newWay]!, chosen, columns) });
  return (
    <form className="chart-form" aria-label="Drawing">
      <fieldset>
        <legend>Chart</legend>
        <select aria-label="Chart" value={type} onChange={(event) => turn(event.target.value as ChartType, 0)}>
          {chartTypes.map((it) => (
            <option key={it}>{it}</option>
          ))}
        </select>
        {chartWays[type].length > 1 && (
          <select aria-label="Columns by" value={way} onChange={(event) => turn(type, Number(event.target.value))}>
            {chartWays[type].map((it, at) => (
              <option key={it[0]!.title} value={at}>
                by {it[0]!.title.toLowerCase()}
              </option>
            ))}
          </select>
        )}
      </fieldset>
      {chartWays[type][way]!.map((it) => (
        <Field
          key={it.field}
          {...it}
          columns={columns}
          chosen={chosen[it.field] ?? []}
          choose={(names) => take(type, way, { ...chosen, [it.field]: names })}
        />
      ))}
      <p role="status">{fault}</p>
    </form>
  );
}
