interface Waiting {
  readonly result: Promise<string>;
  readonly resolve: (revision: Promise<string>) => void;
}

function createWaiting(): Waiting {
  let resolve: Waiting["resolve"] = () => {};
  const result = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { result, resolve };
}

/** Turns of the event loop without anybody new after which a reading begins, and turns after which it begins whoever comes. */
const quietTurns = 3;
const mostTurns = 20;

/**
 * Reads the revision of the graph for many at once. Everyone gets one that was read after they asked: who asks while a reading is under way may not
 * take its result, and waits for the next one together with all others. So one reading at most is under way, and one waits.
 */
export class SharedRevision {
  readonly #readRevision: () => Promise<string>;
  #running = false;
  #waiting: Waiting | null = null;
  /** How often it was asked for. */
  #asked = 0;

  constructor(readRevision: () => Promise<string>) {
    this.#readRevision = readRevision;
  }

  read(): Promise<string> {
    this.#asked++;
    if (!this.#waiting) {
      this.#waiting = createWaiting();
      if (!this.#running) {
        this.#running = true;
        this.#gather();
      }
    }
    return this.#waiting.result;
  }

  /** Callers come in crowds, since those of the last reading ask again: the more of them share one, the less is read. */
  #gather(turn = 0, quiet = 0): void {
    const asked = this.#asked;
    setImmediate(() => {
      const quietNow = this.#asked === asked ? quiet + 1 : 0;
      if (quietNow >= quietTurns || turn >= mostTurns) this.#begin();
      else this.#gather(turn + 1, quietNow);
    });
  }

  #begin(): void {
    const { resolve } = this.#waiting!;
    this.#waiting = null;
    const ended = () => {
      if (this.#waiting) this.#gather();
      else this.#running = false;
    };
    resolve(this.#readRevision().finally(ended));
  }
}
