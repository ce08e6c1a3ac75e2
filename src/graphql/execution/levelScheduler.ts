const settled = Promise.resolve();

/**
 * Dispatches the batches of one request level by level: when nothing of it is in flight and the executor has gone as far as it can.
 * So a level is one round, whatever its width, and a connection met on several branches of a level is one statement. No timer is waited for.
 */
export class LevelScheduler {
  #waiting: (() => void)[] = [];
  #inFlight = 0;
  #due = false;
  #rounds = 0;

  /** Levels dispatched so far. */
  get rounds(): number {
    return this.#rounds;
  }

  /** Give as DataLoader's `batchScheduleFn`. */
  readonly schedule = (dispatch: () => void): void => {
    this.#waiting.push(dispatch);
    this.#dispatchWhenIdle();
  };

  /** Runs work that later fields of the request may wait for. */
  async track<T>(work: () => Promise<T>): Promise<T> {
    this.#inFlight++;
    try {
      return await work();
    } finally {
      this.#inFlight--;
      this.#dispatchWhenIdle();
    }
  }

  #dispatchWhenIdle(): void {
    if (this.#due) return;
    this.#due = true;
    // A tick that a promise job asks for runs after every other promise job.
    settled.then(() =>
      process.nextTick(() => {
        this.#due = false;
        if (this.#inFlight > 0 || this.#waiting.length === 0) return;
        const batches = this.#waiting;
        this.#waiting = [];
        for (const dispatch of batches) dispatch();
        // What was read ahead is there already and costs no round.
        if (this.#inFlight > 0) this.#rounds++;
      }),
    );
  }
}
