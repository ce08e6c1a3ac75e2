import type { ReactElement } from "react";
import { CopyButton } from "./CopyButton.js";
import { snippetsOf } from "./snippets.js";

/** What can be done with a query that is saved. */
export function SavedTexts({ id, title }: { readonly id: string; readonly title: string }): ReactElement {
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
        {snippetsOf(location.origin, id, title).map(({ name, text }) => (
          <li key={name}>
            <strong>{name}</strong>
            <code>{text}</code>
            <CopyButton label="Copy" text={() => text} />
          </li>
        ))}
      </ul>
    </>
  );
}
