import { useGraphiQL } from "@graphiql/react";
import { type ReactElement, useState } from "react";
import { download, type Form } from "../download.js";

const forms: readonly Form[] = [
  { title: "CSV", format: "csv" },
  { title: "CSV for Excel", format: "csv", bom: true },
  { title: "JSON lines", format: "jsonl" },
  { title: "GraphML", format: "graphml" },
  { title: "JSON-LD", format: "jsonld" },
];

/** Beneath the answer: what the editor asks for, as a file. Says in words when there is none. */
export function Downloads(): ReactElement {
  const editor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const operationName = useGraphiQL((state) => state.operationName);
  const [said, say] = useState("");
  const [busy, setBusy] = useState(false);
  const start = async (form: Form): Promise<void> => {
    setBusy(true);
    say("");
    try {
      await download({ query: editor?.getValue() ?? "", variables: variableEditor?.getValue() ?? "", operationName }, form);
    } catch (error) {
      say((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="downloads" aria-label="Download">
      <span className="downloads-title">Download</span>
      {forms.map((form) => (
        <button key={form.title} type="button" disabled={busy} onClick={() => void start(form)}>
          {form.title}
        </button>
      ))}
      <p role="status">{said}</p>
    </section>
  );
}
