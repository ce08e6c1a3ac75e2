import type { IncomingMessage } from "node:http";
import { HttpError } from "./sendError.js";

function tooLarge(maximum: number): HttpError {
  const message = `The body of the request is larger than the ${maximum.toLocaleString("en")} bytes that are allowed.`;
  return new HttpError(413, "REQUEST_TOO_LARGE", message);
}

/** Reads a body of at most `maximum` bytes and not a chunk further. */
function readBody(request: IncomingMessage, maximum: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const read = (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= maximum) return;
      request.off("data", read).pause();
      reject(tooLarge(maximum));
    };
    request.on("data", read);
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
  });
}

function requireJson(request: IncomingMessage): void {
  const type = request.headers["content-type"];
  const [essence = "", ...parameters] = (type ?? "").toLowerCase().split(";");
  const charset = parameters.map((it) => it.trim()).find((it) => it.startsWith("charset="));
  const encoding = request.headers["content-encoding"] ?? "identity";
  if (essence.trim() !== "application/json")
    throw new HttpError(415, "BAD_REQUEST", `Expected content-type application/json, got ${type ? `"${type}"` : "none"}.`);
  if (charset && !/^charset="?utf-?8"?$/.test(charset)) throw new HttpError(415, "BAD_REQUEST", `Expected UTF-8, got "${charset}".`);
  if (encoding !== "identity") throw new HttpError(415, "BAD_REQUEST", `Expected a body without content-encoding, got "${encoding}".`);
}

/**
 * Reads a body that is JSON in UTF-8; throws `BAD_REQUEST` that says what is wrong with it, or `REQUEST_TOO_LARGE` as soon as it
 * is known to be larger than `maximum` bytes.
 */
export async function readJson(request: IncomingMessage, maximum: number): Promise<unknown> {
  if (Number(request.headers["content-length"] ?? 0) > maximum) throw tooLarge(maximum);
  requireJson(request);
  const bytes = await readBody(request, maximum);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new HttpError(400, "BAD_REQUEST", `The body of the request is not UTF-8 (${(error as Error).message}).`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HttpError(400, "BAD_REQUEST", `The body of the request is not JSON: ${(error as Error).message}.`);
  }
}
