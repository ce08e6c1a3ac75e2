import { createHash } from "node:crypto";
import type { Exchange } from "../exchange.js";
import type { AskedAnswer, QueryAnswers } from "./queryAnswers.js";

/** Milliseconds between two looks at the revision while someone listens. */
const watchPause = 1_000;

/** Milliseconds after which a comment keeps a silent connection open. */
const heartbeatPause = 20_000;

/** Told whenever the graph may have changed. */
type Listener = (revision: string) => void;

/** Watches the revision of the graph while someone listens, once for all of them. */
export class QueryEvents {
  readonly answers: QueryAnswers;
  readonly #listeners = new Set<Listener>();
  #timer: NodeJS.Timeout | null = null;
  #revision: string | null = null;

  constructor(answers: QueryAnswers) {
    this.answers = answers;
  }

  /** How many listen. */
  get listening(): number {
    return this.#listeners.size;
  }

  /** Calls the listener with every new revision until the function that is given back is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#timer ??= setTimeout(() => this.#look(), watchPause);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0 || !this.#timer) return;
      clearTimeout(this.#timer);
      this.#timer = null;
    };
  }

  async #look(): Promise<void> {
    try {
      const revision = await this.answers.revision();
      if (revision !== this.#revision) {
        this.#revision = revision;
        for (const listener of this.#listeners) listener(revision);
      }
    } catch {
      // A database that is away for a moment is looked for again; who asks meanwhile is told.
      this.#revision = null;
    }
    if (this.#timer) this.#timer = this.#listeners.size > 0 ? setTimeout(() => this.#look(), watchPause) : null;
  }
}

const digest = (body: Buffer): string => createHash("sha256").update(body).digest("base64url").slice(0, 22);

/** One event: text in several lines is several lines of data. */
function eventText(name: string, id: string | null, data: string): string {
  const lines = data.trimEnd().split("\n");
  return `${id === null ? "" : `id: ${id}\n`}event: ${name}\n${lines.map((it) => `data: ${it}\n`).join("")}\n`;
}

/** Sends the answers of one listener: each that differs from the one before, and to one who reads slowly only the newest. */
class Stream {
  readonly #exchange: Exchange;
  readonly #answers: QueryAnswers;
  readonly #asked: AskedAnswer;
  #sent: string;
  #busy = false;
  #wanted: string | null = null;

  constructor(exchange: Exchange, answers: QueryAnswers, asked: AskedAnswer) {
    this.#exchange = exchange;
    this.#answers = answers;
    this.#asked = asked;
    this.#sent = String(exchange.request.headers["last-event-id"] ?? "");
    exchange.response.on("drain", () => void this.#goOn());
  }

  /** Sends what the answer is in a revision, at once or when the listener has read what was sent. */
  show(revision: string): Promise<void> {
    this.#wanted = revision;
    return this.#goOn();
  }

  async #goOn(): Promise<void> {
    const { response } = this.#exchange;
    if (this.#busy || this.#wanted === null || response.writableNeedDrain || response.destroyed) return;
    this.#busy = true;
    const revision = this.#wanted;
    this.#wanted = null;
    await this.#send(revision);
    this.#busy = false;
    await this.#goOn();
  }

  async #send(revision: string): Promise<void> {
    const { response, log } = this.#exchange;
    try {
      const { body } = await this.#answers.answer(this.#asked, revision);
      const id = digest(body);
      if (id === this.#sent || response.destroyed) return;
      this.#sent = id;
      response.write(eventText("answer", id, body.toString()));
    } catch (error) {
      log.warn({ err: error }, "an answer could not be sent to a listener");
      const { message, code } = error as { readonly message: string; readonly code?: string };
      if (!response.destroyed && code !== undefined) response.write(eventText("failure", null, JSON.stringify({ code, message })));
    }
  }
}

/** Answers with server-sent events: the answer now, unless the listener has it, and from then on whenever it has become another. */
export async function sendEvents(exchange: Exchange, events: QueryEvents, asked: AskedAnswer): Promise<void> {
  const { response, signal } = exchange;
  const revision = await events.answers.revision();
  // What is wrong with the question is told as an error, before anything is sent.
  await events.answers.answer(asked, revision);
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store", "x-accel-buffering": "no" });
  if (exchange.request.method === "HEAD") {
    response.end();
    return;
  }
  response.write("retry: 2000\n\n");
  const stream = new Stream(exchange, events.answers, asked);
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(":\n\n");
  }, heartbeatPause);
  const stop = events.listen((it) => void stream.show(it));
  try {
    // Read again, since what changed before the watch began would not be told.
    await stream.show(await events.answers.revision());
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener("abort", () => resolve(), { once: true });
    });
  } finally {
    stop();
    clearInterval(heartbeat);
    response.end();
  }
}
