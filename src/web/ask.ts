import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type ExecutionResult, print } from "graphql";
import { post } from "./post.js";

/** What this page's own server answers to a shipped operation. Throws when it cannot be reached or answers with an error. */
export async function ask<Data, Variables>(operation: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const response = await post({ query: print(operation), variables });
  const { data, errors } = (await response.json()) as ExecutionResult<Data>;
  if (!data || errors) throw new Error(`Expected an answer without errors, got ${JSON.stringify(errors)}.`);
  return data;
}
