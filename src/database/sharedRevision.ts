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
    if (!this.#running) return this.#begin();
    this.#waiting ??= createWaiting();
    return this.#waiting.result;
  }

  #begin(): Promise<string> {
    this.#running = true;
    return this.#readRevision().finally(() => {
      const waiting = this.#waiting;
      this.#waiting = null;
      this.#running = false;
      waiting?.resolve(this.#begin());
    });
  }
}
