import { useGraphiQL } from "@graphiql/react";
import { lazy, type ReactElement, Suspense } from "react";
import type { Table } from "../../export/answer/answerTable.js";
import type { Drawing } from "../../queries/charts/drawing.js";
import type { View } from "../studioAddress.js";
import type { AskedAnswer } from "./askedAnswers.js";
import { ViewBoundary } from "./ViewBoundary.js";

// What is not opened is not loaded.
const TableView = lazy(() => import("./TableView.js"));
const ChartView = lazy(() => import("./ChartView.js"));
const GraphView = lazy(() => import("./GraphView.js"));

interface ShownAnswerProps {
  readonly answer: AskedAnswer | null;
  readonly table: Table | null;
  readonly view: View;
  readonly drawing: Drawing | null;
  readonly draw: (drawing: Drawing) => void;
}

function ViewOf({ answer, table, view, drawing, draw }: ShownAnswerProps): ReactElement {
  const schema = useGraphiQL((state) => state.schema);
  const asking = useGraphiQL((state) => state.isFetching);
  const hint = (text: string) => <p className="hint">{text}</p>;
  if (!answer) return hint(asking ? "" : "Run the query to see its answer here.");
  if (!schema || !table) return hint(answer.faults.join(" ") || "The schema is not here yet.");
  if (view === "graph") return <GraphView schema={schema} answer={answer} />;
  if (table.rows.length === 0) return hint("The answer has no rows.");
  if (view === "table") return <TableView key={table.columns.join()} table={table} />;
  return <ChartView table={table} drawing={drawing} draw={draw} />;
}

/** The answer otherwise than as JSON, or in words why it cannot be. What fails for one answer is tried again for the next. */
export function ShownAnswer(props: ShownAnswerProps): ReactElement {
  return (
    <ViewBoundary key={`${props.view} ${props.answer?.number}`}>
      <Suspense fallback={<p className="hint">Loading</p>}>
        <ViewOf {...props} />
      </Suspense>
    </ViewBoundary>
  );
}
