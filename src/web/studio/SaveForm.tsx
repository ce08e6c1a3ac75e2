import { useGraphiQL } from "@graphiql/react";
import { type FormEvent, type ReactElement, useState } from "react";
import type { Drawing } from "../../queries/charts/drawing.js";
import { savedAs, saveQuery, suggestedId } from "./saveQuery.js";

interface SaveFormProps {
  readonly drawing: Drawing | null;
  readonly onSaved: (saved: { readonly id: string; readonly title: string }) => void;
}

/** Asks for a title, and under which id what the editor asks for is saved. An id that is taken is told first, and replaced when that is meant. */
export function SaveForm({ drawing, onSaved }: SaveFormProps): ReactElement {
  const editor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const operationName = useGraphiQL((state) => state.operationName);
  const [title, setTitle] = useState("");
  const [ownId, setOwnId] = useState<string | null>(null);
  const [description, setDescription] = useState("");
  const [token, setToken] = useState("");
  const [said, say] = useState("");
  const [replaced, replace] = useState<string | null>(null);
  const id = ownId ?? suggestedId(title);
  const save = async (): Promise<void> => {
    const taken = replaced === id ? null : await savedAs(id);
    if (taken) {
      replace(id);
      say(
        `"${taken.title}" is saved under this id already. Save once more to make this its version ${taken.version + 1}, or choose another id.`,
      );
      return;
    }
    const [query, variables] = [editor?.getValue() ?? "", variableEditor?.getValue() ?? ""];
    await saveQuery({ id, title, description, query, variables, operationName, drawing, token });
    onSaved({ id, title });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    say("");
    save().catch((error: Error) => say(error.message));
  };
  return (
    <form onSubmit={submit}>
      <label>
        Title
        <input value={title} required maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <label>
        Id, which stands in its address
        <input value={title || ownId ? id : ""} required maxLength={80} onChange={(event) => setOwnId(event.target.value || null)} />
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
  );
}
