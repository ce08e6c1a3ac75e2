import { useGraphiQL } from "@graphiql/react";
import { useCallback, useSyncExternalStore } from "react";
import { type AskedAnswer, keptAnswer } from "./askedAnswers.js";

/** The answer in the tab that is open, with its question as it was asked; null where there is none. */
export function useShownAnswer(): AskedAnswer | null {
  const editor = useGraphiQL((state) => state.responseEditor);
  const subscribe = useCallback(
    (changed: () => void) => {
      const listening = editor?.onDidChangeModelContent(changed);
      return () => listening?.dispose();
    },
    [editor],
  );
  return useSyncExternalStore(subscribe, () => keptAnswer(editor?.getValue() ?? ""));
}
