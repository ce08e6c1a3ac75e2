import type { ReactElement } from "react";
import type { GraphNode } from "../graph/graphParts.js";
import { kindColour } from "../graph/kinds.js";
import { readExisting } from "./questions.js";
import { useAnswer } from "./useAnswer.js";

/** Entities of the shipped data that are worth a look. */
const examples = ["zhejiang-lab", "ror:034t30j35", "ror:02fzqav45", "alibaba-damo-academy", "next-generation-ai-development-plan"];

export interface StartProps {
  readonly onPick: (node: GraphNode) => void;
  readonly onPaths: () => void;
}

/** What stands where nothing is explored yet. */
export function Start({ onPick, onPaths }: StartProps): ReactElement {
  const { data, problem } = useAnswer(() => readExisting(examples), "");
  return (
    <div className="start">
      <h2>Start with a name</h2>
      <p>Type one above, in any language or script: an institution, a person, a project, a programme. Then follow its relationships.</p>
      {problem && (
        <p role="alert">
          <span>{problem}</span>
        </p>
      )}
      {data && data.length > 0 && (
        <>
          <p id="start-examples">For example:</p>
          <ul aria-labelledby="start-examples">
            {data.map((it) => (
              <li key={it.id}>
                <button type="button" onClick={() => onPick(it)}>
                  <i className="kind-dot" style={{ background: kindColour(it.kind) }} />
                  {it.name}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        Or ask{" "}
        <button type="button" className="plain link" onClick={onPaths}>
          how two are connected
        </button>
        .
      </p>
    </div>
  );
}
