import { useGraphiQL } from "@graphiql/react";
import { lazy, type ReactElement, Suspense, useEffect, useMemo, useState } from "react";
import type { Drawing } from "../../queries/charts/drawing.js";
import { answeredTable } from "./answeredTable.js";
import type { AskedAnswer } from "./askedAnswers.js";
import { Downloads } from "./Downloads.js";
import { SaveDialog } from "./SaveDialog.js";
import { ShareButton } from "./ShareButton.js";
import { type SharedState, sharedHash, type View, views } from "./sharedState.js";
import { useShownAnswer } from "./useShownAnswer.js";

// What is not opened is not loaded.
const TableView = lazy(() => import("./TableView.js"));
const ChartView = lazy(() => import("./ChartView.js"));
const GraphView = lazy(() => import("./GraphView.js"));

const titles: Readonly<Record<View, string>> = { json: "JSON", table: "Table", chart: "Chart", graph: "Graph" };

interface ShownProps {
  readonly answer: AskedAnswer | null;
  readonly view: View;
  readonly drawing: Drawing | null;
  readonly draw: (drawing: Drawing) => void;
}

/** The answer otherwise than as JSON, or in words why it cannot be. */
function Shown({ answer, view, drawing, draw }: ShownProps): ReactElement {
  const schema = useGraphiQL((state) => state.schema);
  const asking = useGraphiQL((state) => state.isFetching);
  const table = useMemo(() => (schema && answer ? answeredTable(schema, answer) : null), [schema, answer]);
  if (!answer || !schema || !table) return <p className="hint">{asking ? "" : "Run the query to see its answer here."}</p>;
  if (answer.data === null) return <p className="hint">{answer.faults.join(" ")}</p>;
  if (view === "table") return <TableView key={table.columns.join()} {...table} />;
  if (view === "chart") return <ChartView {...table} drawing={drawing} draw={draw} />;
  return <GraphView schema={schema} answer={answer} />;
}

/** Keeps the address in step with what is shown. */
function useAddress(answer: AskedAnswer | null, view: View, drawing: Drawing | null): void {
  useEffect(() => {
    if (!answer) return;
    const { query, variables, operationName = null } = answer.question;
    const given = Object.keys(variables).length === 0 ? "" : JSON.stringify(variables, null, 2);
    history.replaceState(null, "", sharedHash({ query, variables: given, operationName, view, drawing }));
  }, [answer, view, drawing]);
}

/** Around the answer: how it is shown, and what can be made of it. */
export function Answer({ shared }: { readonly shared: SharedState | null }): ReactElement {
  const answer = useShownAnswer();
  const [view, show] = useState<View>(shared?.view ?? "json");
  const [drawing, draw] = useState<Drawing | null>(shared?.drawing ?? null);
  useAddress(answer, view, drawing);
  return (
    <>
      <section className="views" aria-label="Answer">
        {views.map((it) => (
          <button key={it} type="button" aria-pressed={it === view} onClick={() => show(it)}>
            {titles[it]}
          </button>
        ))}
        <span className="actions">
          <ShareButton answered={answer !== null} />
          <SaveDialog drawing={drawing} />
        </span>
      </section>
      {view !== "json" && (
        <section className="answer-view" aria-label={titles[view]}>
          <Suspense fallback={<p className="hint">Loading</p>}>
            <Shown answer={answer} view={view} drawing={drawing} draw={draw} />
          </Suspense>
        </section>
      )}
      <Downloads />
    </>
  );
}
