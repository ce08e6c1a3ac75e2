import { setTimeout as delay } from "node:timers/promises";
import { AtlasError } from "../../errors.js";
import type { Exchange } from "../exchange.js";
import type { AskedAnswer, QueryAnswers } from "./queryAnswers.js";

/** Milliseconds between two looks at the revision while someone listens. */
const watchPause = 1_000;

/** Milliseconds after which a comment keeps a silent connection open. */
const heartbeatPause = 20_000;

interface Listener {
  /** Told at every look, also when the revision is the same: what failed is then tried again. */
  readonly show: (revision: string) => Promise<void>;
  readonly end: () => void;
}

/** Watches the revision of the graph while someone listens, once for all of them. */
export class QueryEvents {
  readonly answers: QueryAnswers;
  readonly #listeners = new Set<Listener>();
  #watching = false;
  #closed = false;

  constructor(answers: QueryAnswers) {
    this.answers = answers;
  }

  /** Tells the listener the revision, the first time within a second, until the function that is given back is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#closed) listener.end();
    else if (!this.#watching) void this.#watch();
    return () => this.#listeners.delete(listener);
  }

  /** Ends all streams: the server is being stopped. */
  close(): void {
    this.#closed = true;
    for (const it of this.#listeners) it.end();
  }

  async #watch(): Promise<void> {
    this.#watching = true;
    while (this.#listeners.size > 0 && !this.#closed) {
      await delay(watchPause, undefined, { ref: false });
      if (this.#listeners.size === 0) break;
      // A database that is away is looked for again; whoever asks meanwhile is told by the answer.
      const revision = await this.answers.revision().catch((error: unknown) => {
        if (error instanceof AtlasError) return null;
        throw error;
      });
      if (revision !== null) for (const it of this.#listeners) void it.show(revision);
    }
    this.#watching = false;
  }
}

/** One event: text in several lines is several lines of data. */
function eventText(name: string, id: string | null, data: string): string {
  const lines = data.trimEnd().split("\n");
  return `${id === null ? "" : `id: ${id}\n`}event: ${name}\n${lines.map((it) => `data: ${it}\n`).join("")}\n`;
}

/** Sends the answers of one listener: each that differs from the one before, and to one who reads slowly only the newest. */
class Stream implements Listener {
  readonly #exchange: Exchange;
  readonly #answers: QueryAnswers;
  readonly #asked: AskedAnswer;
  /** The answer that the listener has; empty where it has none, or was told of a failure since. */
  #sent: string;
  /** The revision that it is of. */
  #shown: string | null = null;
  #failure: string | null = null;
  #busy = false;

  constructor(exchange: Exchange, answers: QueryAnswers, asked: AskedAnswer) {
    this.#exchange = exchange;
    this.#answers = answers;
    this.#asked = asked;
    this.#sent = String(exchange.request.headers["last-event-id"] ?? "");
  }

  /** Sends what the answer is in a revision; to one who has not read what was sent, or while another is made, at a later look. */
  async show(revision: string): Promise<void> {
    const { response } = this.#exchange;
    if (this.#busy || revision === this.#shown || response.writableNeedDrain || response.destroyed) return;
    this.#busy = true;
    await this.#send(revision);
    this.#busy = false;
  }

  end(): void {
    this.#exchange.response.end();
  }

  async #send(revision: string): Promise<void> {
    const { response, log, signal } = this.#exchange;
    try {
      const { body, digest: id } = await this.#answers.answer(this.#asked, revision, signal);
      this.#shown = revision;
      this.#failure = null;
      if (id === this.#sent || response.destroyed) return;
      this.#sent = id;
      response.write(eventText("answer", id, body.toString()));
    } catch (error) {
      if (signal.aborted) return;
      const { message, code } = error instanceof AtlasError ? error : { message: "Something went wrong on our side.", code: "INTERNAL" };
      if (message === this.#failure || response.destroyed) return;
      log.warn({ err: error }, "an answer could not be made for a listener");
      // The answer comes again when there is one, so that the failure is known to be over.
      [this.#failure, this.#sent] = [message, ""];
      response.write(eventText("failure", null, JSON.stringify({ code, message })));
    }
  }
}

const ended = ({ response }: Exchange): Promise<void> =>
  new Promise((resolve) => {
    response.once("close", resolve);
    response.once("finish", resolve);
  });

/** Answers with server-sent events: the answer now, unless the listener has it, and from then on whenever it has become another. */
export async function sendEvents(exchange: Exchange, events: QueryEvents, asked: AskedAnswer): Promise<void> {
  const { request, response, signal } = exchange;
  const { answers } = events;
  // What is wrong with the question is told as an error, before anything is sent.
  await answers.answer(asked, await answers.revision(), signal);
  const headers = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store", "x-accel-buffering": "no" };
  response.writeHead(200, { ...exchange.headers, ...headers });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  response.write("retry: 2000\n\n");
  const stream = new Stream(exchange, answers, asked);
  const over = ended(exchange);
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(":\n\n");
  }, heartbeatPause);
  const stop = events.listen(stream);
  signal.addEventListener("abort", () => stream.end(), { once: true });
  try {
    // Read again, since what changed before the watch began would not be told.
    await stream.show(await answers.revision());
    await over;
  } finally {
    stop();
    clearInterval(heartbeat);
  }
}
