import type { GraphiQLProps } from "graphiql";
import { post } from "../post.js";
import { askedOperation } from "./askedOperation.js";

type Ask = GraphiQLProps["fetcher"];

/** Sends a query to this page's own server and reads the answer; a failure to reach it becomes an error that says so. */
export const askServer: Ask = async (parameters, options) => {
  let response: Response;
  try {
    response = await post(askedOperation(parameters), options?.headers);
  } catch (error) {
    return { errors: [{ message: `The server did not answer (${String(error)}). Is it still running?` }] } as never;
  }
  return response.json();
};
