import { HISTORY_PLUGIN } from "@graphiql/plugin-history";
import { GraphiQL } from "graphiql";
import type { ReactElement } from "react";
import { Answer } from "./Answer.js";
import { askServer } from "./askServer.js";
import { examplesPane } from "./ExamplesPane.js";
import { examples } from "./examples.js";
import { Holdings } from "./Holdings.js";
import { RunShared } from "./RunShared.js";
import { readShared } from "./sharedState.js";

const plugins = [examplesPane, HISTORY_PLUGIN];
/** The query that the address names; it is opened beside the visitor's own. */
const shared = readShared(location.hash);
// Only a first visit opens these; whoever comes back finds their own tabs.
const tabs = shared
  ? [{ query: shared.query, variables: shared.variables }]
  : examples.slice(0, 6).map(({ query, variables }) => ({ query, variables }));

// The editor reads the address only when it is opened.
addEventListener("hashchange", () => location.reload());

/** Whether nothing is kept here of an earlier visit, and there is room for the list of all examples beside the editor. */
const showsExamples = !shared && localStorage.getItem("graphiql:tabState") === null && matchMedia("(min-width: 1000px)").matches;

/** The whole page: a line that says what this is and holds, and the editor. */
export function Studio(): ReactElement {
  return (
    <>
      <header className="masthead">
        <img src="/favicon.svg" alt="" width="26" height="26" />
        <h1>Research Atlas</h1>
        <p>Ask who works with whom, on what, where, and with whose money.</p>
        <nav aria-label="Pages">
          <a href="/explore">Explore</a>
          <a href="/dashboard">Dashboard</a>
          <a href="/recipes">Recipes</a>
        </nav>
        <Holdings />
      </header>
      <main>
        <GraphiQL
          fetcher={askServer}
          plugins={plugins}
          {...(showsExamples && { visiblePlugin: examplesPane })}
          {...(tabs.length > 0 && { defaultTabs: tabs })}
          {...(shared && { initialQuery: shared.query, initialVariables: shared.variables })}
        >
          <GraphiQL.Logo> </GraphiQL.Logo>
          <GraphiQL.Footer>
            <Answer shared={shared} />
            {shared && <RunShared {...shared} />}
          </GraphiQL.Footer>
        </GraphiQL>
      </main>
    </>
  );
}
