import { type Action, chosenOf, type Exploration, explore, nothingExplored } from "./exploration.js";

/** An exploration with the way to it and, after a step back, the way on. */
export interface History {
  readonly past: readonly Exploration[];
  readonly now: Exploration;
  readonly future: readonly Exploration[];
}

export type Step = Action | { readonly act: "undo" } | { readonly act: "redo" };

export const noHistory: History = { past: [], now: nothingExplored, future: [] };

/** Steps that can be taken back. */
const most = 100;

/** A look at something is no step: neither what is chosen nor the day is taken back. */
const looks = (now: Exploration, { asOf, chosen }: Exploration): Exploration => ({ ...now, asOf, chosen: chosenOf(now, chosen) });

const isSame = (one: Exploration, other: Exploration): boolean =>
  one.pinned.size === other.pinned.size && one.nodes.size === other.nodes.size && one.edges.size === other.edges.size;

function back({ past, now, future }: History): History {
  const before = past.at(-1);
  return before ? { past: past.slice(0, -1), now: looks(before, now), future: [now, ...future] } : { past, now, future };
}

function forth({ past, now, future }: History): History {
  const [next, ...rest] = future;
  return next ? { past: [...past, now], now: looks(next, now), future: rest } : { past, now, future };
}

/** The history after a step. */
export function takeStep(history: History, step: Step): History {
  if (step.act === "undo") return back(history);
  if (step.act === "redo") return forth(history);
  const now = explore(history.now, step);
  if (step.act === "choose" || step.act === "date" || isSame(history.now, now)) return { ...history, now };
  return { past: [...history.past, history.now].slice(-most), now, future: [] };
}
