import { connect, createServer } from "node:net";

/** Passes bytes on after a time, in order. */
function delayed(from, to, delay) {
  from.on("data", (bytes) => (delay() === 0 ? to.write(bytes) : setTimeout(() => to.writable && to.write(bytes), delay())));
  from.on("close", () => setTimeout(() => to.destroy(), delay()));
  from.on("error", () => to.destroy());
}

/** A TCP proxy before a Neo4j; `roundTrip` is how many milliseconds longer an answer takes through it. */
export async function slowLink(neo4j) {
  const { hostname, port } = new URL(neo4j.uri);
  let oneWay = 0;
  const server = createServer((near) => {
    const far = connect({ host: hostname, port: Number(port), noDelay: true });
    near.setNoDelay(true);
    delayed(near, far, () => oneWay);
    delayed(far, near, () => oneWay);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    neo4j: { ...neo4j, uri: `bolt://127.0.0.1:${server.address().port}` },
    setRoundTrip: (milliseconds) => {
      oneWay = milliseconds / 2;
    },
    close: () => server.close(),
  };
}
