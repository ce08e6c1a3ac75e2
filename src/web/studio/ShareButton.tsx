import { type ReactElement, useState } from "react";

/** Copies the address, which holds the query, its variables and how its answer is shown. */
export function ShareButton({ answered }: { readonly answered: boolean }): ReactElement {
  const [said, say] = useState("");
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(location.href);
    say("Link copied");
    setTimeout(() => say(""), 3_000);
  };
  return (
    <button type="button" disabled={!answered} title="Copies an address that opens this query and its answer" onClick={() => void copy()}>
      <span aria-live="polite">{said || "Share"}</span>
    </button>
  );
}
