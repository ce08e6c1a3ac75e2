import { getOperationAST, parse, print, separateOperations } from "graphql";
import type { Drawing } from "../../queries/charts/drawing.js";
import { messageOf } from "../download.js";
import { grafanaDashboard } from "./grafanaDashboard.js";

/** What is to be saved, as the editor and the dialog hold it. */
export interface Saving {
  readonly id: string;
  readonly title: string;
  /** Empty where there is none. */
  readonly description: string;
  readonly query: string;
  /** As it stands in the editor: JSON, or nothing. */
  readonly variables: string;
  readonly operationName: string | undefined;
  /** Null leaves it to the shape of the answer. */
  readonly drawing: Drawing | null;
  /** The server's token; empty where it needs none. */
  readonly token: string;
}

/** The id that a title suggests: small letters and digits with hyphens between; of other scripts the codes of their letters. */
export function suggestedId(title: string): string {
  const plain = title.normalize("NFKD").toLowerCase().replaceAll(/\p{M}/gu, "");
  const coded = plain.replaceAll(/[^\p{ASCII}]/gu, (it) => `-${it.codePointAt(0)!.toString(36)}-`);
  const words = coded.split(/[^a-z0-9]+/).filter((it) => it !== "");
  return words.join("-").slice(0, 80).replace(/-$/, "") || "query";
}

/** Of a text with several operations the one that is chosen, with its fragments; a text with one stays as it is written. */
function chosen(query: string, operationName: string | undefined): string {
  const document = parse(query);
  const operations = separateOperations(document);
  const name = getOperationAST(document, operationName)?.name?.value ?? operationName;
  return Object.keys(operations).length > 1 && name !== undefined && operations[name] ? print(operations[name]) : query;
}

/** Saves a query on this page's own server. Throws an `Error` with the server's words when it is not taken. */
export async function saveQuery({ id, title, description, query, variables, operationName, drawing, token }: Saving): Promise<void> {
  const body = {
    title,
    description: description.trim() || null,
    document: chosen(query, operationName),
    ...(variables.trim() ? { variables: JSON.parse(variables) } : {}),
    drawing,
  };
  const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(`/q/${encodeURIComponent(id)}`, { method: "PUT", headers, body: JSON.stringify(body) });
  if (response.ok) return;
  throw new Error(await messageOf(response));
}

/** A saved query as others take it up: what for, and a text that works as it is. */
export interface Snippet {
  readonly name: string;
  readonly text: string;
}

/** How the answer of a saved query gets into other places. */
export function snippetsOf(origin: string, id: string, title: string): readonly Snippet[] {
  const address = `${origin}/q/${id}`;
  const quoted = title.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return [
    { name: "Live chart", text: `<iframe src="${address}.html" title="${quoted}" width="800" height="480" style="border:0"></iframe>` },
    { name: "Picture", text: `<img src="${address}.svg" alt="${quoted}" width="800">` },
    { name: "Link", text: `${address}.html` },
    { name: "curl", text: `curl '${address}.csv'` },
    { name: "JavaScript", text: `const { data } = await (await fetch("${address}.json")).json();` },
    { name: "Python", text: `import pandas\ntable = pandas.read_csv("${address}.csv")` },
    { name: "Grafana", text: grafanaDashboard(title, address) },
    { name: "Excel, Sheets", text: `=IMPORTDATA("${address}.csv")` },
  ];
}
