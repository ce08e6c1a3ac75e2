import type { ReactElement } from "react";
import { savedOnly } from "./problem.js";

/** What went wrong, with the way on where there is one. */
export function ProblemText({ text }: { readonly text: string }): ReactElement {
  if (text !== savedOnly) return <span>{text}</span>;
  return (
    <span>
      {text} See the <a href="/dashboard">dashboard</a>, or the <a href="/q">list of saved queries</a>.
    </span>
  );
}
