import { useEffect, useRef } from "react";
import { readAddress, writeAddress } from "./address.js";
import type { Exploration } from "./exploration.js";
import type { Step } from "./history.js";

/** Keeps the address such that it leads back here, and begins with what it tells. */
export function useAddress(now: Exploration, take: (step: Step) => void, open: (ids: readonly string[]) => Promise<boolean>): void {
  const explored = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is read once.
  useEffect(() => {
    const { ids, pinned, asOf, chosen } = readAddress(location.hash.length > 1 ? location.hash : location.search);
    const begin = async (): Promise<void> => {
      take({ act: "date", asOf });
      const there = ids.length === 0 || (await open(ids));
      for (const id of pinned) if (there && ids.includes(id)) take({ act: "pin", id });
      take({ act: "choose", chosen: chosen ?? (ids.length === 1 ? { sort: "entity", id: ids[0]! } : null) });
    };
    void begin();
    const leave = (): void => location.reload();
    addEventListener("hashchange", leave);
    return () => removeEventListener("hashchange", leave);
  }, []);
  useEffect(() => {
    // What the address tells stays there until something is shown.
    explored.current ||= now.nodes.size > 0;
    if (!explored.current) return;
    const told = writeAddress(now);
    history.replaceState(null, "", told === "" ? location.pathname : `${location.pathname}#${told}`);
  }, [now]);
}
