import { setMaxListeners } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { Exchange } from "./exchange.js";
import { requestId } from "./requestId.js";
import { securityHeaders } from "./securityHeaders.js";

/** An exchange whose answer is not sent yet. What most requests never ask for is made when it is used first. */
export class OpenExchange implements Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly requestId: string;
  readonly headers: Record<string, string>;
  /** Among the requests that are being answered. */
  place = 0;
  readonly #log: Logger;
  #named: Logger | undefined;
  #controller: AbortController | undefined;

  constructor(log: Logger, url: URL, request: IncomingMessage, response: ServerResponse) {
    this.request = request;
    this.response = response;
    this.url = url;
    this.requestId = requestId(request);
    this.headers = { ...securityHeaders, "x-request-id": this.requestId };
    this.#log = log;
  }

  get log(): Logger {
    this.#named ??= this.#log.child({ requestId: this.requestId });
    return this.#named;
  }

  get signal(): AbortSignal {
    return this.#ending().signal;
  }

  /** Ends the work for this answer. */
  abort(reason?: Error): void {
    this.#ending().abort(reason);
  }

  #ending(): AbortController {
    if (!this.#controller) {
      this.#controller = new AbortController();
      // Each of a request's readings listens, and there may be many at once.
      setMaxListeners(0, this.#controller.signal);
    }
    return this.#controller;
  }
}
