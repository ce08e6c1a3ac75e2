/** A page of a list: what tells its elements, and where it lies. */
export interface WalkedPage {
  readonly ids: readonly string[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** Walks a whole list page by page and returns the ids in the list's own order. */
export async function walk(
  read: (page: Record<string, unknown>) => Promise<WalkedPage>,
  size: number,
  backward: boolean,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page: WalkedPage = await read(backward ? { last: size, before: cursor } : { first: size, after: cursor });
    if (backward) ids.unshift(...page.ids);
    else ids.push(...page.ids);
    expect(backward ? page.hasNextPage : page.hasPreviousPage).toBe(cursor !== null);
    if (!(backward ? page.hasPreviousPage : page.hasNextPage)) return ids;
    cursor = backward ? page.startCursor : page.endCursor;
  }
}
