import type { ReactElement, ReactNode } from "react";
import type { Entity, Evidence } from "./entity.js";

const isLink = (text: string): boolean => /^https?:\/\/\S+$/.test(text);

function Fact({ text }: { readonly text: string }): ReactNode {
  return isLink(text) ? (
    <a href={text} rel="noopener nofollow" target="_blank">
      {text}
    </a>
  ) : (
    text
  );
}

/** Facts, a line each. */
export function Facts({ facts }: Pick<Entity, "facts">): ReactElement | null {
  if (facts.length === 0) return null;
  return (
    <section>
      <h3>Facts</h3>
      <dl>
        {facts.map(({ label, texts }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {texts.map((it, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the texts of a fact never move.
                <span key={at}>
                  {at === 0 ? "" : "; "}
                  <Fact text={it} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Who says so: each source once, with what it says. */
export function Sources({ evidence }: { readonly evidence: readonly Evidence[] }): ReactElement | null {
  const sources = new Map(evidence.map((it) => [it.source.id, it.source]));
  if (sources.size === 0) return <p className="quiet">No source is given.</p>;
  return (
    <section>
      <h3>Sources</h3>
      <ol className="sources">
        {[...sources.values()].map(({ id, name, url, licence, publisher }) => (
          <li key={id}>
            {url && isLink(url) ? (
              <a href={url} rel="noopener" target="_blank">
                {name}
              </a>
            ) : (
              name
            )}
            {[publisher, licence].filter((it) => it !== null).map((it) => `, ${it}`)}
            {[...new Set(evidence.filter((it) => it.source.id === id).flatMap((it) => it.quote ?? []))].slice(0, 5).map((it) => (
              <q key={it}>{it}</q>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
