import { useGraphiQL } from "@graphiql/react";
import { type FormEvent, type ReactElement, useRef, useState } from "react";
import type { Drawing } from "../../queries/charts/drawing.js";
import { type Snippet, saveQuery, snippetsOf, suggestedId } from "./saveQuery.js";

function SnippetLine({ name, text }: Snippet): ReactElement {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <li>
      <strong>{name}</strong>
      <code>{text}</code>
      <button type="button" onClick={() => void copy()}>
        {copied ? "Copied" : "Copy"}
      </button>
    </li>
  );
}

/** What can be done with a query that is saved. */
function Saved({ id, title }: { readonly id: string; readonly title: string }): ReactElement {
  return (
    <>
      <p>
        Saved as <a href={`/q/${id}.html`}>{id}</a>. It answers at these addresses, and follows the graph:
      </p>
      <p className="note">
        Pages of other servers may show the live chart when this server names them in <code>ATLAS_FRAME_ANCESTORS</code>, and read the data
        when it names them in <code>ATLAS_CORS_ORIGINS</code>. More ways are among the <a href="/recipes">recipes</a>.
      </p>
      <ul>
        {snippetsOf(location.origin, id, title).map((it) => (
          <SnippetLine key={it.name} {...it} />
        ))}
      </ul>
    </>
  );
}

/** Saves what the editor asks for, and shows how it gets onto other pages. */
export function SaveDialog({ drawing }: { readonly drawing: Drawing | null }): ReactElement {
  const editor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const operationName = useGraphiQL((state) => state.operationName);
  const dialog = useRef<HTMLDialogElement>(null);
  const [title, setTitle] = useState("");
  const [description, setDescription] = useState("");
  const [token, setToken] = useState("");
  const [said, say] = useState("");
  const [saved, setSaved] = useState<string | null>(null);
  const open = (): void => {
    say("");
    setSaved(null);
    dialog.current?.showModal();
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    say("");
    const id = suggestedId(title);
    try {
      const [query, variables] = [editor?.getValue() ?? "", variableEditor?.getValue() ?? ""];
      await saveQuery({ id, title, description, query, variables, operationName, drawing, token });
      setSaved(id);
    } catch (error) {
      say((error as Error).message);
    }
  };
  return (
    <>
      <button type="button" onClick={open}>
        Save and embed
      </button>
      <dialog ref={dialog} className="save-dialog" aria-label="Save and embed">
        {saved === null ? (
          <form onSubmit={(event) => void save(event)}>
            <label>
              Title
              <input value={title} required maxLength={200} onChange={(event) => setTitle(event.target.value)} />
            </label>
            <label>
              Description
              <textarea value={description} rows={2} maxLength={2_000} onChange={(event) => setDescription(event.target.value)} />
            </label>
            <label>
              Token, where the server asks for one
              <input type="password" value={token} autoComplete="off" onChange={(event) => setToken(event.target.value)} />
            </label>
            <p role="status">{said}</p>
            <button type="submit">Save</button>
          </form>
        ) : (
          <Saved id={saved} title={title} />
        )}
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </dialog>
    </>
  );
}
