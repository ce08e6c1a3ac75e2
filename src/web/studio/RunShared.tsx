import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useRef } from "react";
import type { SharedState } from "./sharedState.js";

/** Asks the query of the address once, as soon as the editor is ready. Queries only read, so that opening a link changes nothing. */
export function RunShared({ operationName }: SharedState): null {
  const schema = useGraphiQL((state) => state.schema);
  const editor = useGraphiQL((state) => state.queryEditor);
  const answers = useGraphiQL((state) => state.responseEditor);
  const { run, setOperationName } = useGraphiQLActions();
  const asked = useRef(false);
  useEffect(() => {
    if (!schema || !editor || !answers || asked.current) return;
    asked.current = true;
    if (operationName !== null) setOperationName(operationName);
    run();
  }, [schema, editor, answers, operationName, setOperationName, run]);
  return null;
}
