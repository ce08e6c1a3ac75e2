import type { ReactElement } from "react";
import { ProblemText } from "./ProblemText.js";

/** What went wrong, until it is dismissed. */
export function Notice({ text, onDismiss }: { readonly text: string; readonly onDismiss: () => void }): ReactElement {
  return (
    <p className="notice" role="alert">
      <ProblemText text={text} />
      <button type="button" onClick={onDismiss}>
        Dismiss
      </button>
    </p>
  );
}
