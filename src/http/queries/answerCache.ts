import { LRUCache } from "lru-cache";

/** An answer as it is sent, in every encoding that it was made in. */
export interface KeptAnswer {
  readonly etag: string;
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
  readonly answer: Promise<KeptAnswer>;
}

/** What an answer takes beside its bytes: its key, its headers and the objects around them. */
const overhead = 1_000;

/** Keeps the newest answer to each question, as many as a number of bytes holds; who asks alike at the same time shares one making of it. */
export class AnswerCache {
  readonly #answers: LRUCache<string, Kept>;

  constructor(maximumBytes: number) {
    this.#answers = new LRUCache({ maxSize: maximumBytes });
  }

  /** The answer to a question in a state of the graph, made where it is not known. */
  async answer({ revision, asked }: AnswerKey, make: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
    const known = this.#answers.get(asked);
    if (known?.revision === revision) return known.answer;
    const kept: Kept = { revision, answer: make() };
    this.#answers.set(asked, kept, { size: overhead + asked.length });
    try {
      const answer = await kept.answer;
      const size = overhead + asked.length + answer.body.length + (answer.gzip?.length ?? 0);
      // A later state may have taken its place meanwhile; one that is larger than all there is room for is not kept.
      if (this.#answers.peek(asked) === kept) this.#answers.set(asked, kept, { size });
      return answer;
    } catch (error) {
      if (this.#answers.peek(asked) === kept) this.#answers.delete(asked);
      throw error;
    }
  }
}
