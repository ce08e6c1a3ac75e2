import type { Question } from "../askedOperation.js";

/** A question with its variables, and what the server answered to it. */
export interface AskedAnswer {
  /** One more for each answer. */
  readonly number: number;
  readonly question: Question & { readonly variables: Readonly<Record<string, unknown>> };
  /** Null where it could not be answered. */
  readonly data: unknown;
  /** What the server says is wrong. */
  readonly faults: readonly string[];
}

/** As many as there may be tabs with an answer; of more, the oldest are asked again before they are shown otherwise than as JSON. */
const most = 20;

const kept = new Map<string, AskedAnswer>();
let answers = 0;

/** Keeps what was asked beside its answer, since the editor shows the answer alone, and what it asks changes as it is edited. */
export function keepAnswer(answer: Omit<AskedAnswer, "number">, result: unknown): void {
  kept.set(JSON.stringify(result, null, 2), { ...answer, number: ++answers });
  if (kept.size > most) kept.delete(kept.keys().next().value!);
}

/** The answer that the editor shows as this text; null where it shows none. */
export const keptAnswer = (text: string): AskedAnswer | null => kept.get(text) ?? null;
