import type { ReactElement } from "react";

/** What went wrong, until it is dismissed. */
export function Notice({ text, onDismiss }: { readonly text: string; readonly onDismiss: () => void }): ReactElement {
  return (
    <p className="notice" role="alert">
      <span>{text}</span>
      <button type="button" onClick={onDismiss}>
        Dismiss
      </button>
    </p>
  );
}
