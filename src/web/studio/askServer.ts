import type { GraphiQLProps } from "graphiql";
import { askedOperation } from "../askedOperation.js";
import { post } from "../post.js";
import { keepAnswer } from "./askedAnswers.js";

type Ask = GraphiQLProps["fetcher"];

/** Sends a query to this page's own server and reads the answer; a failure to reach it becomes an error that says so. */
export const askServer: Ask = async (parameters, options) => {
  const question = askedOperation(parameters);
  let response: Response;
  try {
    response = await post(question, options?.headers);
  } catch (error) {
    return { errors: [{ message: `The server did not answer (${String(error)}). Is it still running?` }] } as never;
  }
  const result = await response.json();
  const faults = (result.errors ?? []).map((it: { readonly message: string }) => it.message);
  keepAnswer({ question: { ...question, variables: question.variables ?? {} }, data: result.data ?? null, faults }, result);
  return result;
};
