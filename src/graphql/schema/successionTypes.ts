import type { KindSpec } from "../../catalogue/kind.js";
import { structureOf } from "../../catalogue/structure.js";
import { addPeriodArguments, type ConnectionParts } from "./connectionTypes.js";
import { addFieldWithArguments, argumentsType } from "./derivedType.js";

/** Adds what an entity has become to a kind whose entities succeed each other; nothing to other kinds. */
export function addSuccession(kind: KindSpec, parts: ConnectionParts): void {
  const succession = structureOf(parts.catalogue, kind, "SUCCESSION");
  if (!succession) return;
  const args = argumentsType(`${kind.name}CurrentFormArguments`);
  addPeriodArguments(args, parts.common);
  addFieldWithArguments(parts.objectOf(kind), "currentForm", () => [parts.objectOf(kind)], args, {
    description: `What it has become in the end, when it was closed, merged, split or replaced: what comes last along \`${succession.from.field}\`, in the order of ids. Several where it was split; empty where nothing is known to have followed it.`,
  });
}
