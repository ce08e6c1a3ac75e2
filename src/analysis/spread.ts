/**
 * Takes up to `limit` items fairly from groups: one of each group in turn, in the order of the groups, each group from its start.
 * What stands in several groups is taken once and uses up no turn of the others.
 */
export function spread<Item>(groups: readonly (readonly Item[])[], limit: number, identify: (item: Item) => unknown): readonly Item[] {
  const taken = new Map<unknown, Item>();
  let waiting = groups.map((group) => group[Symbol.iterator]());
  const takeNext = (group: Iterator<Item>): boolean => {
    for (let next = group.next(); !next.done; next = group.next()) {
      const key = identify(next.value);
      if (taken.has(key)) continue;
      taken.set(key, next.value);
      return true;
    }
    return false;
  };
  while (waiting.length > 0 && taken.size < limit) waiting = waiting.filter((group) => taken.size < limit && takeNext(group));
  return [...taken.values()];
}
