import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import { type ChartOption, chartData, chartOption } from "../../queries/charts/chartOption.js";
import type { Drawing } from "../../queries/charts/drawing.js";
import { guessDrawing } from "../../queries/charts/guessDrawing.js";
import { mountChart } from "../charts/mountChart.js";
import type { AnsweredTable } from "./answeredTable.js";
import { ChartForm } from "./ChartForm.js";

interface ChartViewProps extends AnsweredTable {
  /** Null where nobody has chosen for these columns. */
  readonly drawing: Drawing | null;
  readonly draw: (drawing: Drawing) => void;
}

/** An answer as it is drawn, or in words why it cannot be. */
function drawn({ columns, rows }: AnsweredTable, drawing: Drawing | null): ChartOption | string {
  if (!drawing) return "This answer suggests no chart: that takes a column of words and one of numbers. Choose the columns above.";
  try {
    return chartOption("", drawing, chartData(columns, rows, drawing));
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
export default function ChartView({ columns, rows, drawing, draw }: ChartViewProps): ReactElement {
  const [missing, setMissing] = useState(false);
  const [how, shown] = useMemo(() => {
    const chosen = drawing ?? guessDrawing(columns, rows);
    return [chosen, drawn({ columns, rows }, chosen)];
  }, [columns, rows, drawing]);
  const choose = (chosen: Drawing | null): void => {
    setMissing(chosen === null);
    if (chosen) draw(chosen);
  };
  const told = missing ? "Choose the columns that are still missing." : shown;
  return (
    <>
      <ChartForm table={{ columns, rows }} drawing={how} onChoose={choose} />
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
