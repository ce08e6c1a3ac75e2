import { AtlasError } from "../errors.js";

/** What may end a statement before its answer came. */
export interface Interruption {
  /** By `performance.now()`; `Infinity` for no limit. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

/** The error of an aborted signal: its reason where that is an error of ours, else `SHUTTING_DOWN`. */
function abortError(signal: AbortSignal): Error {
  const { reason } = signal;
  if (reason instanceof Error && reason.name !== "AbortError") return reason;
  return new AtlasError("SHUTTING_DOWN", "The query was ended because the server is being stopped. Send it again in a moment.", {
    cause: reason,
  });
}

function timeoutError(): AtlasError {
  return new AtlasError("TIMEOUT", "The database did not answer within the limit. Ask for less, or narrow the filter.");
}

// The database ends the statement at the limit and says so; only a database that is silent is given up from here.
const GRACE = 500;

/** Waits for the work; calls `stop` and throws when the signal is aborted, or when the deadline has long passed. */
export async function interruptible<T>(work: () => Promise<T>, stop: () => void, { deadline, signal }: Interruption): Promise<T> {
  if (signal?.aborted) throw abortError(signal);
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const interrupted = new Promise<never>((_, reject) => {
    onAbort = () => reject(abortError(signal!));
    signal?.addEventListener("abort", onAbort, { once: true });
    if (deadline < Infinity) timer = setTimeout(() => reject(timeoutError()), Math.max(0, deadline - performance.now()) + GRACE);
  });
  let finished = false;
  const answer = work().finally(() => {
    finished = true;
  });
  try {
    return await Promise.race([answer, interrupted]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort!);
    if (!finished) stop();
  }
}
