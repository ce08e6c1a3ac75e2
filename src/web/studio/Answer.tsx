import { useGraphiQL } from "@graphiql/react";
import { type ReactElement, useEffect, useMemo, useState } from "react";
import type { Drawing } from "../../queries/charts/drawing.js";
import { studioAddress, type View, views } from "../studioAddress.js";
import { answeredTable } from "./answeredTable.js";
import type { AskedAnswer } from "./askedAnswers.js";
import { CopyButton } from "./CopyButton.js";
import { fits } from "./chosenColumns.js";
import { Downloads } from "./Downloads.js";
import { SaveDialog } from "./SaveDialog.js";
import { ShownAnswer } from "./ShownAnswer.js";
import type { SharedState } from "./sharedState.js";
import { statedDrawing } from "./statedDrawing.js";
import { useShownAnswer } from "./useShownAnswer.js";

const titles: Readonly<Record<View, string>> = { json: "JSON", table: "Table", chart: "Chart", graph: "Graph" };

/** Keeps the address in step with what is shown. */
function useAddress(answer: AskedAnswer | null, view: View, drawing: Drawing | null): void {
  useEffect(() => {
    if (!answer) return;
    const { query, variables, operationName } = answer.question;
    history.replaceState(null, "", studioAddress({ query, variables, operationName, view, drawing }));
  }, [answer, view, drawing]);
}

/** Around the answer: how it is shown, and what can be made of it. */
export function Answer({ shared }: { readonly shared: SharedState | null }): ReactElement {
  const answer = useShownAnswer();
  const schema = useGraphiQL((state) => state.schema);
  const [view, show] = useState<View>(shared?.view ?? "json");
  const [chosen, draw] = useState<Drawing | null>(shared?.drawing ?? null);
  const table = useMemo(() => (schema && answer ? answeredTable(schema, answer) : null), [schema, answer]);
  // What was chosen for another answer says nothing of this one.
  const stated = useMemo(() => (answer ? statedDrawing(answer.question.query) : null), [answer]);
  const drawing = [chosen, stated].find((it) => it !== null && table !== null && fits(table.columns, it)) ?? null;
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
          <CopyButton
            label="Share"
            text={() => location.href}
            disabled={!answer}
            title="Copies an address that opens this query and its answer"
          />
          <SaveDialog drawing={drawing} />
        </span>
      </section>
      {view !== "json" && (
        <section className="answer-view" aria-label={titles[view]}>
          <ShownAnswer {...{ answer, table, view, drawing, draw }} />
        </section>
      )}
      <Downloads />
    </>
  );
}
