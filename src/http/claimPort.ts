import { createServer } from "node:net";
import { AtlasError } from "../errors.js";

/** Makes sure that a port can be listened on, before anything slow is begun. Throws `PORT_IN_USE`. */
export async function claimPort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new AtlasError("PORT_IN_USE", `Another program listens on ${host}:${port}. Stop it, or set PORT to a free one.`, {
              cause: error,
            })
          : error,
      );
    });
    server.listen(port, host, resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}
