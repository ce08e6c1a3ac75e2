import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import type { Table } from "../../export/answer/answerTable.js";
import { type ChartOption, chartData, chartOption } from "../../queries/charts/chartOption.js";
import type { Drawing } from "../../queries/charts/drawing.js";
import { guessDrawing } from "../../queries/charts/guessDrawing.js";
import { nothingToDraw } from "../../queries/charts/nothingToDraw.js";
import { mountChart } from "../charts/mountChart.js";
import { ChartForm } from "./ChartForm.js";

interface ChartViewProps {
  readonly table: Table;
  /** Null where nobody has chosen for these columns. */
  readonly drawing: Drawing | null;
  readonly draw: (drawing: Drawing) => void;
}

/** An answer as it is drawn, or in words why it cannot be. */
function drawn(table: Table, drawing: Drawing | null): ChartOption | string {
  if (!drawing) return `${nothingToDraw(table)} Choose the columns above.`;
  try {
    return chartOption("", drawing, chartData(table, drawing));
  } catch (error) {
    return (error as Error).message;
  }
}

function Chart({ option }: { readonly option: ChartOption }): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const mounted = useRef<ReturnType<typeof mountChart>>(null);
  useEffect(() => {
    const chart = mountChart(element.current!);
    mounted.current = chart;
    const sizes = new ResizeObserver(() => chart.resize());
    sizes.observe(element.current!);
    return () => {
      sizes.disconnect();
      chart.dispose();
    };
  }, []);
  useEffect(() => void mounted.current?.show(option), [option]);
  return <div className="chart" ref={element} role="img" aria-label="The answer as a chart" />;
}

/** The answer as a chart: as its shape suggests, then as one chooses. */
export default function ChartView({ table, drawing, draw }: ChartViewProps): ReactElement {
  const [missing, setMissing] = useState(false);
  const [how, shown] = useMemo(() => {
    const chosen = drawing ?? guessDrawing(table);
    return [chosen, drawn(table, chosen)];
  }, [table, drawing]);
  const choose = (chosen: Drawing | null): void => {
    setMissing(chosen === null);
    if (chosen) draw(chosen);
  };
  const told = missing ? "Choose the columns that are still missing." : shown;
  return (
    <>
      <ChartForm table={table} drawing={how} onChoose={choose} />
      {typeof told === "string" ? (
        <p className="hint" role="status">
          {told}
        </p>
      ) : (
        <Chart option={told} />
      )}
    </>
  );
}
