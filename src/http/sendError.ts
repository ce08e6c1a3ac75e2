import { AtlasError, type ErrorCode } from "../errors.js";
import { errorStatus } from "../graphql/errorStatus.js";
import { maskedError } from "../graphql/publicError.js";
import type { Exchange } from "./exchange.js";
import { errorHtml } from "./pages/errorHtml.js";
import { send, sendJson } from "./send.js";

/** An `AtlasError` that HTTP has a finer status for than its code tells. */
export class HttpError extends AtlasError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: ErrorCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(code, message);
    this.status = status;
    this.headers = headers;
  }
}

/** Whether a browser asks for a page to show to a person. */
const isForPeople = ({ request }: Exchange): boolean =>
  request.method === "GET" && (request.headers.accept ?? "").split(",").some((it) => it.trim().startsWith("text/html"));

async function sendCoded(exchange: Exchange, error: AtlasError): Promise<void> {
  const { status, headers } = error instanceof HttpError ? error : { status: errorStatus(error.code), headers: {} };
  if (!isForPeople(exchange))
    return sendJson(exchange, status, { errors: [{ message: error.message, extensions: { code: error.code } }] }, headers);
  const types = { "content-type": "text/html; charset=utf-8", vary: "accept" };
  await send(exchange, { status, headers: { ...types, ...headers }, body: errorHtml(status, error.message) });
}

/** Answers with an error in GraphQL's shape: to a person's browser as a page: an `AtlasError` as it is, anything else masked and logged whole. Returns its code. */
export async function sendError(exchange: Exchange, error: unknown): Promise<ErrorCode> {
  if (!(error instanceof AtlasError)) {
    exchange.log.error({ err: error }, "a request failed through a fault of ours");
    await sendJson(exchange, 500, { errors: [maskedError(exchange.requestId)] });
    return "INTERNAL";
  }
  await sendCoded(exchange, error);
  return error.code;
}
