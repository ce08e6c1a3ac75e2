import type { ConnectionSpec } from "../../catalogue/connection.js";
import { factTexts, isEmpty, words } from "../../export/factTexts.js";
import { Html, html, type Part } from "./html.js";
import { pageStyle } from "./pageStyle.js";

interface Source {
  readonly id: string;
  readonly name: string;
  readonly url: string | null;
  readonly licence: string | null;
  readonly publisher: string | null;
}

interface Evidence {
  readonly quote: string | null;
  readonly retrieved: string | null;
  readonly goneSince: string | null;
  readonly source: Source;
}

interface Edge {
  readonly node: { readonly id: string; readonly kind: string; readonly name: string };
  readonly evidence: readonly Evidence[];
  readonly [field: string]: unknown;
}

interface Connection {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly Edge[];
}

/** An entity as its page's query answers. */
export interface ShownEntity {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly stub: boolean;
  readonly updatedAt: string;
  readonly names: readonly { readonly value: string; readonly language: string | null; readonly kind: string }[];
  readonly evidence: readonly Evidence[];
  readonly [field: string]: unknown;
}

export interface EntityPage {
  readonly entity: ShownEntity;
  readonly facts: readonly string[];
  /** Those of the facts that are constants. */
  readonly constants: ReadonlySet<string>;
  readonly connections: readonly ConnectionSpec[];
  /** By the field of a connection, those of the properties of its relationships that are constants. */
  readonly edgeConstants: ReadonlyMap<string, ReadonlySet<string>>;
  /** Asks for some facts and relationships of `$id`; null where the studio may not ask that. */
  readonly known: ((facts: readonly string[], related: readonly string[]) => string) | null;
  /** The sort of relationships that is turned over; null on the first page of all. */
  readonly turned: string | null;
  readonly linked: object;
}

const address = (id: string): string => `/e/${encodeURIComponent(id)}`;

/** A value as people read it, with addresses as links. */
const shownValue = (value: unknown, constant = false): Part =>
  factTexts(value, constant).map((text, at) => [
    at === 0 ? "" : "; ",
    /^https?:\/\/\S+$/.test(text) ? html`<a href="${text}" rel="noopener nofollow">${text}</a>` : text,
  ]);

/** Numbers the sources in the order in which they are met. */
class Footnotes {
  readonly #sources = new Map<string, { readonly source: Source; readonly quotes: Set<string> }>();

  mark(evidence: readonly Evidence[]): Part {
    const numbers = evidence.map(({ source, quote }) => {
      const known = this.#sources.get(source.id) ?? { source, quotes: new Set<string>() };
      if (quote) known.quotes.add(quote);
      this.#sources.set(source.id, known);
      return [...this.#sources.keys()].indexOf(source.id) + 1;
    });
    return [...new Set(numbers)].map((it) => html`<sup><a href="#source-${it}">${it}</a></sup>`);
  }

  list(): Part {
    const items = [...this.#sources.values()].map(({ source, quotes }, at) => {
      const { name, url, licence, publisher } = source;
      const title = url && /^https?:/.test(url) ? html`<a href="${url}" rel="noopener">${name}</a>` : name;
      const more = [publisher, licence].filter((it) => it !== null).join(", ");
      return html`<li id="source-${at + 1}">${title}${more ? `, ${more}` : ""}${[...quotes].slice(0, 5).map((it) => html`<br><q>${it}</q>`)}</li>`;
    });
    return items.length === 0 ? "" : html`<section><h2>Sources</h2><ol>${items}</ol></section>`;
  }
}

function edgeFacts(edge: Edge, constants: ReadonlySet<string>): Part {
  const shown = Object.entries(edge).filter(([name, it]) => !["node", "evidence", "since", "until"].includes(name) && !isEmpty(it));
  const period = isEmpty(edge["since"]) && isEmpty(edge["until"]) ? null : `${edge["since"] ?? "?"} to ${edge["until"] ?? "now"}`;
  const parts = [
    ...shown.map(([name, it]): Part => [words(name), " ", shownValue(it, constants.has(name))]),
    ...(period === null ? [] : [period]),
  ];
  return parts.length === 0 ? "" : html` <small>${parts.map((it, at) => [at === 0 ? "" : ", ", it])}</small>`;
}

function connectionSection({ entity, turned, edgeConstants }: EntityPage, { field, description }: ConnectionSpec, notes: Footnotes): Part {
  const { totalCount, edges, pageInfo } = entity[field] as Connection;
  if (totalCount === 0) return "";
  const items = edges.map(
    (it) =>
      html`<li><a href="${address(it.node.id)}">${it.node.name}</a>${edgeFacts(it, edgeConstants.get(field)!)}${notes.mark(it.evidence)}</li>`,
  );
  const next = pageInfo.hasNextPage
    ? html` <a href="${address(entity.id)}?list=${field}&amp;after=${encodeURIComponent(pageInfo.endCursor ?? "")}#${field}">more</a>`
    : "";
  const first = turned === field ? html` <a href="${address(entity.id)}#${field}">from the start</a>` : "";
  return html`<section id="${field}"><h2 title="${description}">${words(field)} <small>${totalCount.toLocaleString("en")}</small></h2><ul>${items}</ul><p class="pages">${first}${next}</p></section>`;
}

/** What took the place of something that is no more. */
function replaced(entity: ShownEntity): Part {
  if (!["WITHDRAWN", "INACTIVE"].includes(String(entity["status"]))) return "";
  const successors = (entity["successors"] as Connection | undefined)?.edges ?? [];
  const links = successors.map(({ node }, at) => [at === 0 ? "" : ", ", html`<a href="${address(node.id)}">${node.name}</a>`]);
  const what = entity["status"] === "WITHDRAWN" ? "This record was withdrawn" : "This one is no more";
  return html`<p class="notice" role="note">${what}${links.length > 0 ? ["; in its place: ", links] : "; nothing is known to have taken its place"}.</p>`;
}

const style = `${pageStyle}
h2{border-top:1px solid var(--line);font-size:1.1rem;margin:1.4rem 0 .4rem;padding-top:.8rem}h2::first-letter{text-transform:uppercase}
small,.kind,.pages{color:var(--soft)}small{font-size:.85rem;font-weight:400}dl{display:grid;grid-template-columns:minmax(7rem,11rem) 1fr;gap:.25rem 1rem;margin:0}dt{color:var(--soft)}dt::first-letter{text-transform:uppercase}dd{margin:0}
ul{margin:.2rem 0;padding-left:1.2rem}sup{font-size:.7rem;margin-left:.15rem}.notice{border:1px solid var(--line);border-left:4px solid #d0742a;padding:.6rem .8rem}q{color:var(--soft)}
@media(max-width:480px){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}`;

/** A link to the studio, where it asks for what is known of an entity. */
function studioLink({ entity, facts, connections, known }: EntityPage): Part {
  if (!known) return "";
  const related = connections.map((it) => it.field).filter((it) => (entity[it] as Connection).totalCount > 0);
  const query = known(
    facts.filter((it) => !isEmpty(entity[it])),
    related,
  );
  const address = `/#${new URLSearchParams({ query, variables: JSON.stringify({ id: entity.id }) })}`;
  return html`<a href="${address}">Query</a>`;
}

/** The page of an entity, whole without scripts: facts, names in their languages, relationships in pages, and where each is said. */
export function entityHtml(page: EntityPage): Html {
  const { entity, facts, constants, connections, linked } = page;
  const notes = new Footnotes();
  const own = notes.mark(entity.evidence);
  const shown = facts.filter((it) => !isEmpty(entity[it]));
  const rows = shown.map((it) => html`<dt>${words(it)}</dt><dd>${shownValue(entity[it], constants.has(it))}</dd>`);
  const names = entity.names
    .filter((it) => it.value !== entity.name)
    .map(
      ({ value, language, kind }) =>
        html`<li${language ? [" lang=", html`"${language}"`] : ""}>${value} <small>${[language, words(kind)].filter((it) => it !== null).join(", ")}</small></li>`,
    );
  const sections = connections.map((it) => connectionSection(page, it, notes));
  const around = `/export?around=${encodeURIComponent(entity.id)}&format=`;
  const data = JSON.stringify(linked).replaceAll("<", "\\u003c");
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${entity.name} - Research Atlas</title><link rel="icon" href="/favicon.svg" type="image/svg+xml"><style>${new Html(style)}</style>
<script type="application/ld+json">${new Html(data)}</script></head>
<body><nav aria-label="Site"><a href="/">Research Atlas</a><a href="/explore?ids=${encodeURIComponent(entity.id)}">Explore</a>${studioLink(page)}<a href="${around}csv&amp;zip=1">CSV</a><a href="${around}graphml">GraphML</a><a href="${around}jsonld">JSON-LD</a></nav>
<main><p class="kind">${words(entity.kind)}</p><h1>${entity.name}${own}</h1>${replaced(entity)}${entity.stub ? html`<p class="notice">Others name it; no source describes it.</p>` : ""}
<dl>${rows}<dt>id</dt><dd>${entity.id}</dd></dl>
${names.length > 0 ? html`<section><h2>Names</h2><ul>${names}</ul></section>` : ""}${sections}${notes.list()}</main></body></html>
`;
}
