import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type FormattedExecutionResult, print } from "graphql";
import { post } from "./post.js";

/** What this page's own server answers to a question. Throws an `Error` with its words where it answers with one. */
export async function askAnything<Data>(question: { readonly query: string; readonly variables: unknown }): Promise<Data> {
  const response = await post(question);
  const { data, errors } = (await response.json()) as FormattedExecutionResult<Data>;
  if (!data || errors) throw new Error(errors?.map((it) => it.message).join(" ") || `The server answered ${response.status} without data.`);
  return data;
}

/** What this page's own server answers to a shipped operation. Throws as `askAnything`. */
export const ask = <Data, Variables>(operation: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> =>
  askAnything({ query: print(operation), variables });
