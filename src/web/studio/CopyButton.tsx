import { type ReactElement, useState } from "react";
import { copyText } from "../copyText.js";

interface CopyButtonProps {
  readonly label: string;
  /** What it copies, made when it is pressed. */
  readonly text: () => string;
  readonly disabled?: boolean;
  readonly title?: string;
}

/** Copies a text, and says for a moment that it did or why it could not. */
export function CopyButton({ label, text, disabled = false, title }: CopyButtonProps): ReactElement {
  const [said, say] = useState("");
  const copy = async (): Promise<void> => {
    say(
      await copyText(text()).then(
        () => "Copied",
        (error: Error) => error.message,
      ),
    );
    setTimeout(() => say(""), 3_000);
  };
  return (
    <button type="button" disabled={disabled} title={title} onClick={() => void copy()}>
      <span aria-live="polite">{said || label}</span>
    </button>
  );
}
