import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Stands between a driver and a database, so that the database can go away and come back. */
export interface CuttableProxy {
  readonly uri: string;
  /** Ends all connections and takes no new ones. */
  readonly cut: () => Promise<void>;
  /** Keeps all connections but lets nothing through any more. */
  readonly hush: () => void;
  /** Lets everything through again. */
  readonly mend: () => Promise<void>;
}

/** Starts a proxy before the database at `uri`. */
export async function cuttableProxy(uri: string): Promise<CuttableProxy> {
  const target = new URL(uri.replace(/^\w+/, "http"));
  const sockets = new Set<Socket>();
  let hushed = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (bytes) => hushed || to.write(bytes));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const listen = (port: number): Promise<unknown> => once(server.listen(port, "127.0.0.1"), "listening");
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    uri: `bolt://127.0.0.1:${port}`,
    hush: () => {
      hushed = true;
    },
    cut: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mend: async () => {
      hushed = false;
      for (const socket of sockets) socket.destroy();
      if (!server.listening) await listen(port);
    },
  };
}
