import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type FormattedExecutionResult, type GraphQLFormattedError, print } from "graphql";
import { post } from "./post.js";

/** The code of the first error of an answer, beside all of them in words. */
export class RefusedQuestion extends Error {
  readonly code: unknown;

  constructor(errors: readonly GraphQLFormattedError[], { status }: Response) {
    super(errors.map((it) => it.message).join(" ") || `The server answered ${status} without data.`);
    this.code = errors[0]?.extensions?.["code"];
  }
}

/** What this page's own server answers to a question. Throws `RefusedQuestion` where it answers with an error. */
export async function askAnything<Data>(question: { readonly query: string; readonly variables: unknown }): Promise<Data> {
  const response = await post(question);
  const { data, errors } = (await response.json()) as FormattedExecutionResult<Data>;
  if (!data || errors) throw new RefusedQuestion(errors ?? [], response);
  return data;
}

/** What this page's own server answers to a shipped operation. Throws as `askAnything`. */
export const ask = <Data, Variables>(operation: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> =>
  askAnything({ query: print(operation), variables });
