import { added } from "./pagedDocument.js";

/** Adds the ids of all entities that an answer shows. */
export function addShownEntities(answer: unknown, ids: Set<string>): void {
  if (Array.isArray(answer)) for (const it of answer) addShownEntities(it, ids);
  else if (typeof answer === "object" && answer !== null)
    for (const [key, value] of Object.entries(answer))
      if (key === added.id) ids.add(value as string);
      else addShownEntities(value, ids);
}
