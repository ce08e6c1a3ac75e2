import { setMaxListeners } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { AtlasError } from "../errors.js";

/** The requests that are being answered, so that stopping can wait for them and then end them. */
export class RunningRequests {
  readonly #controllers = new Map<ServerResponse, AbortController>();
  #whenNone: (() => void) | undefined;
  #stopping = false;

  /** True since `stop` was called. */
  get stopping(): boolean {
    return this.#stopping;
  }

  /** The controller whose signal ends the work for this answer; forgotten when the answer is sent or its caller gone. */
  add(response: ServerResponse): AbortController {
    const controller = new AbortController();
    // Each of a request's readings listens, and there may be many at once.
    setMaxListeners(0, controller.signal);
    this.#controllers.set(response, controller);
    if (this.#stopping) response.shouldKeepAlive = false;
    response.once("close", () => {
      this.#controllers.delete(response);
      if (this.#controllers.size === 0) this.#whenNone?.();
    });
    return controller;
  }

  /** From now on each answer ends its connection. */
  stop(): void {
    this.#stopping = true;
    for (const response of this.#controllers.keys()) response.shouldKeepAlive = false;
  }

  /** Waits until none runs, at most so many milliseconds. */
  async none(milliseconds: number): Promise<void> {
    if (this.#controllers.size === 0) return;
    const timer = new AbortController();
    const none = new Promise<void>((resolve) => {
      this.#whenNone = resolve;
    });
    const late = delay(milliseconds, undefined, { signal: timer.signal }).catch((error: unknown) => {
      if (!timer.signal.aborted) throw error;
    });
    await Promise.race([none, late]);
    timer.abort();
  }

  /** Ends all that still run, with `SHUTTING_DOWN` as the reason. */
  abort(): void {
    for (const controller of this.#controllers.values())
      controller.abort(new AtlasError("SHUTTING_DOWN", "The server is being stopped; this request was ended before it was done."));
  }
}
