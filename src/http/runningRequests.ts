import { setTimeout as delay } from "node:timers/promises";
import { AtlasError } from "../errors.js";
import type { OpenExchange } from "./openExchange.js";

/** The requests that are being answered, so that stopping can wait for them and then end them. */
export class RunningRequests {
  /** No set: as it grows and shrinks each table that it leaves behind holds the requests of its time, until old memory is collected. */
  readonly #running: OpenExchange[] = [];
  readonly #ending = new AbortController();
  #whenNone: (() => void) | undefined;
  #stopping = false;

  /** True since `stop` was called. */
  get stopping(): boolean {
    return this.#stopping;
  }

  /** Aborted when all that still runs is ended. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  add(exchange: OpenExchange): void {
    exchange.place = this.#running.push(exchange) - 1;
    if (this.#stopping) exchange.response.shouldKeepAlive = false;
  }

  /** For an exchange whose answer is sent or whose caller is gone. */
  remove(exchange: OpenExchange): void {
    const last = this.#running.pop()!;
    if (last !== exchange) {
      this.#running[exchange.place] = last;
      last.place = exchange.place;
    }
    if (this.#running.length === 0) this.#whenNone?.();
  }

  /** From now on each answer ends its connection. */
  stop(): void {
    this.#stopping = true;
    for (const { response } of this.#running) response.shouldKeepAlive = false;
  }

  /** Waits until none runs, at most so many milliseconds. */
  async none(milliseconds: number): Promise<void> {
    if (this.#running.length === 0) return;
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
    const ended = new AtlasError("SHUTTING_DOWN", "The server is being stopped; this request was ended before it was done.");
    for (const it of [...this.#running]) it.abort(ended);
    this.#ending.abort(ended);
  }
}
