import type { ReactElement } from "react";
import type { ColumnField } from "../../queries/charts/drawing.js";

interface ColumnsFieldProps extends ColumnField {
  readonly columns: readonly string[];
  readonly chosen: readonly string[];
  readonly choose: (columns: readonly string[]) => void;
}

/** As many lists as columns are chosen for a field, and one more where there may be more. */
export function ColumnsField({ title, least, most, columns, chosen, choose }: ColumnsFieldProps): ReactElement {
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
