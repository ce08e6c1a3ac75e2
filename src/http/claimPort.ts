import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { AtlasError } from "../errors.js";

function refusal({ code }: NodeJS.ErrnoException, host: string, port: number): AtlasError | null {
  if (code === "EADDRINUSE")
    return new AtlasError("PORT_IN_USE", `Another program listens on port ${port} of ${host}. Stop it, or set PORT to a free one.`);
  if (code === "EACCES") return new AtlasError("INVALID_SETTING", `PORT ${port} may not be taken by this user. Set it to 1024 or more.`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN")
    return new AtlasError("INVALID_SETTING", `HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, got "${host}".`);
  return null;
}

/** Lets a server listen. Throws `PORT_IN_USE`, and `INVALID_SETTING` where host or port cannot be listened on. */
export async function bindPort(server: Server, host: string, port: number): Promise<void> {
  try {
    await once(server.listen(port, host), "listening");
  } catch (error) {
    throw refusal(error as NodeJS.ErrnoException, host, port) ?? error;
  }
}

/** Makes sure that a port can be listened on, before anything slow is begun. Throws as `bindPort` does. */
export async function claimPort(host: string, port: number): Promise<void> {
  const server = createServer();
  await bindPort(server, host, port);
  await new Promise((resolve) => server.close(resolve));
}
