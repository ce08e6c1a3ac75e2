import { setTimeout as delay } from "node:timers/promises";
import { startToyServer } from "./toyServer.js";

describe("stopping", () => {
  it("lets a running request end, and is over as soon as it has", async () => {
    const server = await startToyServer();
    const running = server.ask("{ slow(milliseconds: 300) }");
    await delay(100);
    const started = Date.now();
    await server.stop(5_000);
    expect(await running).toMatchObject({ status: 200, data: { slow: "done" } });
    expect(Date.now() - started).toBeLessThan(1_000);
  });

  it.each(["{ slow(milliseconds: 60000) }", "{ deaf }"])("ends what still runs after the grace with SHUTTING_DOWN: %s", async (query) => {
    const server = await startToyServer();
    const running = server.ask(query);
    await delay(100);
    const started = Date.now();
    await server.stop(200);
    expect(Date.now() - started).toBeLessThan(700);
    expect(await running).toMatchObject({ status: 503, errors: [{ extensions: { code: "SHUTTING_DOWN" } }] });
  });

  it("takes no new connections", async () => {
    const server = await startToyServer();
    await server.stop(100);
    await expect(server.ask("{ graph { revision } }")).rejects.toThrow("fetch failed");
  });

  it("is not held up by idle connections", async () => {
    const server = await startToyServer();
    await server.ask("{ graph { revision } }");
    const started = Date.now();
    await server.stop(5_000);
    expect(Date.now() - started).toBeLessThan(500);
  });

  it("frees what a request holds when its caller goes away", async () => {
    let aborted = false;
    const server = await startToyServer({
      createContext: ({ requestId, signal }) => {
        signal.addEventListener("abort", () => {
          aborted = true;
        });
        return { requestId, signal, explain: "off", extensions: {} };
      },
    });
    const controller = new AbortController();
    const gone = fetch(`${server.address}/graphql?query={slow(milliseconds:60000)}`, { signal: controller.signal });
    await delay(100);
    controller.abort();
    await expect(gone).rejects.toThrow();
    await delay(100);
    expect(aborted).toBe(true);
    await server.stop(100);
  });
});

describe("starting", () => {
  it("names the port that another program has taken", async () => {
    const server = await startToyServer();
    const port = Number(new URL(server.address).port);
    await expect(startToyServer({ port })).rejects.toMatchObject({
      code: "PORT_IN_USE",
      message: `Another program listens on port ${port} of 127.0.0.1. Stop it, or set PORT to a free one.`,
    });
    await server.stop(100);
  });

  it.each(["203.0.113.9", "no-such-host.invalid"])("names a host that is not this machine: %s", async (host) => {
    await expect(startToyServer({ host })).rejects.toMatchObject({
      code: "INVALID_SETTING",
      message: `HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, got "${host}".`,
    });
  });
});
