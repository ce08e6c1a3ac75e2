import { type ReactElement, useState } from "react";
import { type GraphNode, typeWords } from "../graph/graphParts.js";
import { findPaths, type Path } from "./questions.js";
import { SearchBox } from "./SearchBox.js";
import { type Answer, useAnswer } from "./useAnswer.js";

/** The two entities whose paths are looked for. */
export interface PathEnds {
  readonly from: GraphNode | null;
  readonly to: GraphNode | null;
}

type Found = Awaited<ReturnType<typeof findPaths>> | null;

export interface PathsPanelProps {
  readonly ends: PathEnds;
  readonly asOf: string | null;
  readonly onEnd: (end: "from" | "to", node: GraphNode) => void;
  readonly onShow: (path: Path) => void;
  readonly onClose: () => void;
}

function PathLine({ path, onShow }: { readonly path: Path; readonly onShow: () => void }): ReactElement {
  return (
    <li>
      <button type="button" onClick={onShow}>
        <strong>{path.start.name}</strong>
        {path.steps.map(({ direction, relationship, node }) => (
          <span key={relationship.id}>
            <small>{direction === "FORWARD" ? `↓ ${typeWords(relationship.type)}` : `↑ ${typeWords(relationship.type)}`}</small>
            <strong>{node.name}</strong>
          </span>
        ))}
      </button>
    </li>
  );
}

function FoundPaths({ answer, onShow }: { readonly answer: Answer<Found>; readonly onShow: (path: Path) => void }): ReactElement | null {
  const { data, problem } = answer;
  if (problem) return <p role="alert">{problem}</p>;
  if (!data) return null;
  if (data.paths.length === 0) return <p role="status">No path of this length joins them. A longer one may.</p>;
  return (
    <>
      <p role="status">
        {data.more ? "The first" : ""} {data.paths.length} {data.paths.length === 1 ? "path" : "paths"}, the shortest first. Choose one to
        see it.
      </p>
      <ol className="paths">
        {data.paths.map((it) => (
          <PathLine key={it.id} path={it} onShow={() => onShow(it)} />
        ))}
      </ol>
    </>
  );
}

/** How two entities are connected. */
export function PathsPanel({ ends: { from, to }, asOf, onEnd, onShow, onClose }: PathsPanelProps): ReactElement {
  const [maxLength, setMaxLength] = useState(4);
  const ask = async (): Promise<Found> => (from && to ? findPaths({ from: from.id, to: to.id, maxLength, asOf }) : null);
  const answer = useAnswer(ask, JSON.stringify([from?.id, to?.id, maxLength, asOf]));
  const waiting = from && to && !answer.data && !answer.problem;
  return (
    <section className="paths-panel" aria-label="Paths">
      <header>
        <h2>Paths</h2>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </header>
      {(["from", "to"] as const).map((end) => {
        const node = end === "from" ? from : to;
        return (
          <div className="field" key={end}>
            <span aria-hidden="true">{end}</span>
            <SearchBox label={`Path ${end}`} placeholder="A name" initial={node?.name ?? ""} keeps onPick={(it) => onEnd(end, it)} />
          </div>
        );
      })}
      <label className="field">
        <span>at most</span>
        <select value={maxLength} onChange={(event) => setMaxLength(Number(event.target.value))}>
          {[1, 2, 3, 4, 5, 6].map((it) => (
            <option key={it} value={it}>
              {it} {it === 1 ? "step" : "steps"}
            </option>
          ))}
        </select>
      </label>
      {waiting ? <p role="status">Looking for paths…</p> : <FoundPaths answer={answer} onShow={onShow} />}
    </section>
  );
}
