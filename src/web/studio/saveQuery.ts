import { getOperationAST, parse, print, separateOperations } from "graphql";
import type { Drawing } from "../../queries/charts/drawing.js";
import { messageOf } from "../download.js";
import { listedQueries } from "../listedQueries.js";

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

/** What is saved under an id; null where nothing is. */
export async function savedAs(id: string): Promise<{ readonly title: string; readonly version: number } | null> {
  return (await listedQueries()).find((it) => it.id === id) ?? null;
}
