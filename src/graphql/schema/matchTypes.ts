import { Arg, type ClassType, Float, Int } from "type-graphql";
import type { KindSpec } from "../../catalogue/kind.js";
import type { ConnectionParts } from "./connectionTypes.js";
import { addField, addOption, objectType } from "./derivedType.js";
import type { Root } from "./roots.js";

/** The most candidates that a match shows, and how many when the request does not say. */
export const matchSizes = Object.freeze({ most: 50, standard: 5 });

/** The kind that affiliations are matched to; null where there is none. */
export const matchedKind = (kinds: readonly KindSpec[]): KindSpec | null => kinds.find((it) => it.matchedBy !== null) ?? null;

const matchDescription = (
  kind: KindSpec,
): string => `Which ${kind.name} an affiliation names, as papers print it: \`match${kind.name}(affiliation: "Dept. of Physics, Zhejiang Univ., Hangzhou 310027, P.R. China") { chosen { id name } candidates { score reasons ${kind.singular} { id name } } }\`. Words that are cut short, in other languages or scripts, in another order or with a letter wrong are understood; departments, postcodes and e-mail addresses are passed over.

\`chosen\` is given only when certain: a name must stand there in full, no other country may be named, and its place must be named too unless the name is distinctive. A name that several bear is never chosen without a place that tells them apart. Where the affiliation names a part and the whole, both in full, the part is chosen, but a university before the laboratories, hospitals and schools that are named with it; where it names several organisations, the first that is certain. Nothing certain is null, not an error.

What is not in the graph can only be told by place and country: another institution of the same name in the same city would be taken for the one that is here. Of an affiliation the first 1,000 characters are read.`;

function candidateType(kind: KindSpec, { objectOf }: ConnectionParts): ClassType {
  const type = objectType(`${kind.name}Candidate`, `One that an affiliation may name, and why.`);
  addField(type, kind.singular, () => objectOf(kind), { description: "The one that may be meant." });
  addField(type, "score", () => Float, {
    description:
      "From 0 to 1: 0.6 for a name in full, 0.2 for its city, 0.15 for its country, 0.05 for its state; less for other spellings.",
  });
  addField(type, "reasons", () => [String], {
    description: "What speaks for it and against it: which name, which place, whether the country agrees.",
  });
  return type;
}

/** The root field that matches affiliations, where a kind is matched: `matchInstitution`. */
export function matchRoots(parts: ConnectionParts): readonly Root[] {
  const kind = matchedKind(parts.catalogue.kinds);
  if (!kind) return [];
  const candidate = candidateType(kind, parts);
  const type = objectType(`${kind.name}Match`, "What an affiliation names.");
  addOption(type, "chosen", () => parts.objectOf(kind), "The one that it certainly names; null where none is certain.");
  addField(type, "candidates", () => [candidate], { description: "All that it may name, the chosen one first, then by score." });
  const optional = {
    nullable: true,
    description: `The first so many candidates, 1 to ${matchSizes.most}; ${matchSizes.standard} when not given.`,
  };
  return [
    {
      name: `match${kind.name}`,
      type: () => type,
      description: matchDescription(kind),
      args: (prototype, name) => {
        Arg("affiliation", () => String, { description: "One affiliation, as it is printed." })(prototype, name, 0);
        Arg("first", () => Int, optional)(prototype, name, 1);
      },
    },
  ];
}
