import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import type { ReactElement } from "react";
import { type Example, examples } from "./examples.js";

function ExamplesIcon(): ReactElement {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M2.5 3.5h8v17h-8zM13.5 3.5h8v7h-8zM13.5 13.5h8v7h-8z" strokeLinejoin="round" />
    </svg>
  );
}

function Examples(): ReactElement {
  const { addTab, setVisiblePlugin } = useGraphiQLActions();
  const editor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const open = ({ query, variables }: Example) => {
    addTab();
    editor?.setValue(query);
    variableEditor?.setValue(variables);
    // On a phone the pane hides the editor.
    if (matchMedia("(max-width: 760px)").matches) setVisiblePlugin(null);
  };
  return (
    <section className="examples" aria-label="Examples">
      <div className="examples-title">Examples</div>
      <p>Each opens in a new tab, to run or to change.</p>
      <ul>
        {examples.map((example) => (
          <li key={example.title}>
            <button type="button" onClick={() => open(example)}>
              <strong>{example.title}</strong>
              {example.description && <span>{example.description}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The pane beside the editor that lists the examples, for whoever has closed their tabs. */
export const examplesPane = { title: "Examples", icon: ExamplesIcon, content: Examples };
