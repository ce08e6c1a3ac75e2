/** Those who get what one reading reads. */
interface Crowd {
  readonly result: Promise<string>;
  readonly resolve: (revision: Promise<string>) => void;
  callers: number;
}

function createCrowd(): Crowd {
  let resolve: Crowd["resolve"] = () => {};
  const result = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { result, resolve, callers: 0 };
}

/** Callers from which on a crowd is waited for. */
const smallestCrowd = 8;
/** Milliseconds that a reading waits for those who are missing from a crowd. */
const patience = 3;

/**
 * Reads the revision of the graph for many at once. Everyone gets one that was read after they asked: who asks while a reading is under way may not
 * take its result, and waits for the next one together with all others. So one reading at most is under way, and one waits.
 */
export class SharedRevision {
  readonly #readRevision: () => Promise<string>;
  #running = false;
  #waiting: Crowd | null = null;
  /** As many as there were at once when the last reading ended: those who got it, and those who waited. */
  #expected = 0;
  /** Runs while somebody is missing. */
  #missing: NodeJS.Timeout | null = null;

  constructor(readRevision: () => Promise<string>) {
    this.#readRevision = readRevision;
  }

  read(): Promise<string> {
    this.#waiting ??= createCrowd();
    const crowd = this.#waiting;
    crowd.callers++;
    if (!this.#running) {
      this.#running = true;
      this.#gather(crowd);
    } else if (this.#missing && crowd.callers >= this.#expected) {
      clearTimeout(this.#missing);
      this.#missing = null;
      setImmediate(() => this.#begin(crowd));
    }
    return crowd.result;
  }

  /** Callers come in crowds, since those of the last reading ask again: the more of them share one, the less is read. */
  #gather(crowd: Crowd): void {
    if (this.#expected < smallestCrowd || crowd.callers >= this.#expected) setImmediate(() => this.#begin(crowd));
    else this.#missing = setTimeout(() => this.#begin(crowd), patience);
  }

  #begin(crowd: Crowd): void {
    this.#waiting = null;
    this.#missing = null;
    const ended = () => {
      this.#expected = crowd.callers + (this.#waiting?.callers ?? 0);
      if (this.#waiting) this.#gather(this.#waiting);
      else this.#running = false;
    };
    crowd.resolve(this.#readRevision().finally(ended));
  }
}
