import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import type { ReactElement } from "react";
import { type Example, examples } from "./examples.js";
import { useOwnQueries } from "./ownQueries.js";

function ExamplesIcon(): ReactElement {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M2.5 3.5h8v17h-8zM13.5 3.5h8v7h-8zM13.5 13.5h8v7h-8z" strokeLinejoin="round" />
    </svg>
  );
}

interface ChoiceProps extends Pick<Example, "title" | "description"> {
  readonly onOpen: () => void;
}

const Choice = ({ title, description, onOpen }: ChoiceProps): ReactElement => (
  <li>
    <button type="button" onClick={onOpen}>
      <strong>{title}</strong>
      {description && <span>{description}</span>}
    </button>
  </li>
);

function Examples(): ReactElement {
  const { addTab, setVisiblePlugin } = useGraphiQLActions();
  const editor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const own = useOwnQueries();
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
        {examples.map((it) => (
          <Choice key={it.title} {...it} onOpen={() => open(it)} />
        ))}
      </ul>
      {own.length > 0 && (
        <>
          <div className="examples-title">Saved here</div>
          <ul>
            {own.map((it) => (
              <Choice key={it.id} {...it} onOpen={() => void it.query().then((query) => open({ ...it, query }))} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** The pane beside the editor that lists the examples, for whoever has closed their tabs. */
export const examplesPane = { title: "Examples", icon: ExamplesIcon, content: Examples };
