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

/**
 * Reads the revision of the graph for many at once. Everyone gets one that was read after they asked: who asks while a reading is under way may not
 * take its result, and waits for the next one together with all others. So one reading at most is under way, and one waits.
 */
export class SharedRevision {
  readonly #readRevision: () => Promise<string>;
  #running = false;
  #waiting: Waiting | null = null;

  constructor(readRevision: () => Promise<string>) {
    this.#readRevision = readRevision;
  }

  read(): Promise<string> {
    if (!this.#waiting) {
      this.#waiting = createWaiting();
      if (!this.#running) this.#beginSoon();
    }
    return this.#waiting.result;
  }

  /** When all requests that came in together were looked at. */
  #beginSoon(): void {
    this.#running = true;
    setImmediate(() => {
      const { resolve } = this.#waiting!;
      this.#waiting = null;
      const ended = () => {
        if (this.#waiting) this.#beginSoon();
        else this.#running = false;
      };
      resolve(this.#readRevision().finally(ended));
    });
  }
}
