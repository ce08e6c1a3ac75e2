import { added } from "./pagedDocument.js";

/** What an answer tells of itself beside what was asked. */
export interface Shown {
  /** The ids of all entities that it shows. */
  readonly ids: Set<string>;
  /** How often it shows one. */
  times: number;
  /** Where lists stand in it that leave open which page they want and have more than that. */
  readonly cut: Set<string>;
}

export const nothingShown = (): Shown => ({ ids: new Set(), times: 0, cut: new Set() });

const addedNames: ReadonlySet<string> = new Set(Object.values(added));

/** An answer as JSON, without what was asked for beside the question. */
export const plainJson = (answer: unknown): string => JSON.stringify(answer, (key, value) => (addedNames.has(key) ? undefined : value));

/** Adds what a part of an answer shows; `path` is where it stands. */
export function addShown(answer: unknown, shown: Shown, path: readonly string[] = []): void {
  if (Array.isArray(answer)) for (const it of answer) addShown(it, shown, path);
  else if (typeof answer === "object" && answer !== null)
    for (const [key, value] of Object.entries(answer))
      if (key === added.id) {
        shown.ids.add(value as string);
        shown.times++;
      } else if (key === added.more) {
        if ((value as { readonly hasNextPage: boolean } | null)?.hasNextPage) shown.cut.add(path.join("."));
      } else addShown(value, shown, [...path, key]);
}
