import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";

/** One HTTP request and its answer, as every route sees it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** From `x-request-id` when that is sane, else made here; it stands in the answer and in every line of the log. */
  readonly requestId: string;
  readonly log: Logger;
  /** Headers that the answer has whatever it is; those that are sent with it count before these. */
  readonly headers: Record<string, string>;
  /** Aborted when the caller goes away, and with an `AtlasError` as its reason when the server ends the request. */
  readonly signal: AbortSignal;
}

/** What the server answers at one path, or below it when the path ends with `/*`. */
export interface Route {
  readonly path: string;
  readonly methods: readonly string[];
  /** Level of the line that the log gets for each request. */
  readonly logLevel?: "info" | "debug";
  /** May throw: an `AtlasError` is answered with its code, all else is masked and logged. */
  readonly handle: (exchange: Exchange) => Promise<void>;
}
