/** Sends a GraphQL request as any client does; throws what GraphQL complains of. */
export async function post(address, query, variables, headers = {}) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data, errors, extensions } = JSON.parse(text);
  if (errors) throw new Error(`${errors[0].message} (${query})`);
  return { data, extensions, bytes: Buffer.byteLength(text) };
}
