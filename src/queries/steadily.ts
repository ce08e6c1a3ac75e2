import type { Shown } from "../export/answer/shownEntities.js";

/** How often at most something is read while the graph changes under it; the last reading holds. */
const mostReadings = 3;

type ShownEntities = Pick<Shown, "ids" | "times">;

/** Whether two readings show the same entities as often; of figures alone nothing can be told. */
const alike = (one: ShownEntities, other: ShownEntities): boolean =>
  one.times > 0 && one.times === other.times && one.ids.size === other.ids.size && [...one.ids].every((it) => other.ids.has(it));

/**
 * Reads again what was read while the graph changed. Neo4j isolates as "read committed", so a walk of an index misses an entity, or meets it twice, that
 * is moved past it by somebody else's write. A reading holds once the graph stood still under it, or once the next one shows the same entities.
 */
export async function steadily<T extends { readonly shown: ShownEntities }>(
  read: () => Promise<T>,
  { revision, newest }: { readonly revision: string; readonly newest: () => Promise<string> },
): Promise<T> {
  let before = revision;
  let last = await read();
  for (let readings = 1; readings < mostReadings; readings++) {
    const after = await newest();
    if (after === before) return last;
    before = after;
    const again = await read();
    if (alike(again.shown, last.shown)) return again;
    last = again;
  }
  return last;
}
