import { AtlasError, type ErrorCode } from "../errors.js";
import { errorStatus } from "../graphql/errorStatus.js";
import { maskedError } from "../graphql/publicError.js";
import type { Exchange } from "./exchange.js";
import { sendJson } from "./send.js";

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

/** Answers with an error in GraphQL's shape: an `AtlasError` as it is, anything else masked and logged whole. Returns its code. */
export async function sendError(exchange: Exchange, error: unknown): Promise<ErrorCode> {
  if (!(error instanceof AtlasError)) {
    exchange.log.error({ err: error }, "a request failed through a fault of ours");
    await sendJson(exchange, 500, { errors: [maskedError(exchange.requestId)] });
    return "INTERNAL";
  }
  const { status, headers } = error instanceof HttpError ? error : { status: errorStatus(error.code), headers: {} };
  await sendJson(exchange, status, { errors: [{ message: error.message, extensions: { code: error.code } }] }, headers);
  return error.code;
}
