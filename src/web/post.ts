/** Sends a question to this page's own server. */
export function post(question: unknown, headers?: HeadersInit): Promise<Response> {
  return fetch("/graphql", {
    method: "POST",
    // With this type an invalid query is answered with status 200, which the browser does not report as a failure of the page.
    headers: { "content-type": "application/json", accept: "application/json", ...headers },
    body: JSON.stringify(question),
  });
}
