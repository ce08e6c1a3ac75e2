import type { GraphiQLProps } from "graphiql";

type Ask = GraphiQLProps["fetcher"];

/** Sends a query to this page's own server and reads the answer; a failure to reach it becomes an error that says so. */
export const askServer: Ask = async (parameters, options) => {
  let response: Response;
  try {
    response = await fetch("/graphql", {
      method: "POST",
      // With this type an invalid query is answered with status 200, which the browser does not report as a failure of the page.
      headers: { "content-type": "application/json", accept: "application/json", ...options?.headers },
      body: JSON.stringify(parameters),
    });
  } catch (error) {
    return { errors: [{ message: `The server did not answer (${String(error)}). Is it still running?` }] } as never;
  }
  return response.json();
};
