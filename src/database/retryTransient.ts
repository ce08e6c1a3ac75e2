import { setTimeout as pause } from "node:timers/promises";
import { isRetryableError } from "neo4j-driver";
import { isOutOfMemory } from "./databaseError.js";

/** Milliseconds before the second, third, ... try, each shortened by chance to half, so that rivals do not meet again. */
const PAUSES = [25, 75, 225, 675];

/** Does the work again after an error that Neo4j calls transient, unless the next try would begin after the deadline (`performance.now()`). */
export async function retryTransient<T>(work: () => Promise<T>, deadline: number): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const longest = PAUSES[attempt];
      if (longest === undefined || !isRetryableError(error) || isOutOfMemory(error)) throw error;
      const wait = longest * (0.5 + Math.random() / 2);
      if (performance.now() + wait >= deadline) throw error;
      await pause(wait);
    }
  }
}
