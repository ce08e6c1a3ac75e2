import { LRUCache } from "lru-cache";
import { whileWanted } from "../whileWanted.js";

/** An answer as it is sent, in every encoding that it was made in. */
export interface KeptAnswer {
  readonly etag: string;
  /** Tells this body from others, whatever the state of the graph. */
  readonly digest: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Null where the body is too short to be worth it. */
  readonly gzip: Buffer | null;
}

/** The revision of the graph, and the query, its variables and the form of its answer. */
export interface AnswerKey {
  readonly revision: string;
  readonly asked: string;
}

interface Kept {
  readonly revision: string;
  readonly answer: KeptAnswer;
}

/** An answer that is being made, and how many wait for it. */
interface Making {
  readonly answer: Promise<KeptAnswer>;
  readonly controller: AbortController;
  waiting: number;
}

/** What an answer takes beside its bytes: its headers and the objects around them. */
const overhead = 1_000;

const sizeOf = (asked: string, { body, gzip }: KeptAnswer): number => overhead + 2 * asked.length + body.length + (gzip?.length ?? 0);

/** Keeps the newest answer to each question, as many as a number of bytes holds; who asks alike at the same time shares one making of it. */
export class AnswerCache {
  readonly #kept: LRUCache<string, Kept> | null;
  readonly #making = new Map<string, Making>();

  constructor(maximumBytes: number) {
    this.#kept = maximumBytes > 0 ? new LRUCache({ maxSize: maximumBytes }) : null;
  }

  /** The answer to a question in a state of the graph, where it is kept. */
  known({ revision, asked }: AnswerKey): KeptAnswer | null {
    const kept = this.#kept?.get(asked);
    return kept?.revision === revision ? kept.answer : null;
  }

  /** The answer to a question in a state of the graph, made where it is not known; the making ends with the last who waits for it. */
  async answer(
    { revision, asked }: AnswerKey,
    make: (signal: AbortSignal) => Promise<KeptAnswer>,
    signal: AbortSignal,
  ): Promise<KeptAnswer> {
    const known = this.known({ revision, asked });
    if (known) return known;
    const name = `${revision}\n${asked}`;
    const making = this.#making.get(name) ?? this.#begin(name, { revision, asked }, make);
    making.waiting++;
    try {
      return await whileWanted(signal, making.answer);
    } finally {
      making.waiting--;
      if (making.waiting === 0) {
        // Whoever comes now must not join what is being ended.
        if (this.#making.get(name) === making) this.#making.delete(name);
        making.controller.abort(signal.reason);
      }
    }
  }

  #begin(name: string, { revision, asked }: AnswerKey, make: (signal: AbortSignal) => Promise<KeptAnswer>): Making {
    const controller = new AbortController();
    const answer = make(controller.signal).then((made) => {
      this.#kept?.set(asked, { revision, answer: made }, { size: sizeOf(asked, made) });
      return made;
    });
    const making: Making = { answer, controller, waiting: 0 };
    this.#making.set(name, making);
    const forget = () => {
      if (this.#making.get(name) === making) this.#making.delete(name);
    };
    answer.then(forget, forget);
    return making;
  }
}
