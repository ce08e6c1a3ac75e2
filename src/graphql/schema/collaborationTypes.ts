import { type ClassType, Int } from "type-graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { followed } from "../../catalogue/grouping.js";
import type { KindSpec } from "../../catalogue/kind.js";
import { addPageArguments, type ConnectionParts, connectionType } from "./connectionTypes.js";
import { addField, addFieldWithArguments, addOption, argumentsType, enumType, objectType } from "./derivedType.js";

/** The kinds of what entities of a kind share with each other. */
export const sharedKinds = (catalogue: Catalogue, kind: KindSpec): readonly KindSpec[] => [
  ...new Set(Object.values(kind.collaborations).flatMap(({ through }) => followed(catalogue, kind, through).at(-1)!.targets)),
];

const ways = ({ name, collaborations }: KindSpec): object =>
  enumType(
    `${name}Collaboration`,
    "What makes a collaboration.",
    Object.entries(collaborations).map(([constant, { description }]) => ({ constant, description })),
  );

function sharedField(edge: ClassType, kind: KindSpec, parts: ConnectionParts): void {
  const kinds = sharedKinds(parts.catalogue, kind);
  const name = `${kind.name}Shared`;
  const sharedEdge = objectType(`${name}Edge`, "One of the things that two have in common.");
  addField(sharedEdge, "cursor", () => String, { description: "Its place in the list, for `after` and `before`." });
  addField(sharedEdge, "node", () => (kinds.length === 1 ? parts.objectOf(kinds[0]!) : parts.common.entity), {
    description: "The entity.",
  });
  const type = connectionType({ name, what: "things that two have in common", kinds, edge: sharedEdge }, parts);
  const args = argumentsType(`${name}Arguments`);
  addPageArguments(args, null, null, 10, parts.common);
  addFieldWithArguments(edge, "shared", () => type, args, { description: "What they have in common, `weight` of them." });
}

/** Adds the list of those that something was done together with to the kinds that say what that is; nothing to others. */
export function addCollaborators(kind: KindSpec, parts: ConnectionParts): void {
  const [usual] = Object.keys(kind.collaborations);
  if (!usual) return;
  const name = `${kind.name}Collaborators`;
  const edge = objectType(`${name}Edge`, "One with whom something was done together.");
  addField(edge, "cursor", () => String, { description: "Its place in the list, for `after` and `before`." });
  addField(edge, "weight", () => Int, { description: "How many things they have in common." });
  addField(edge, "node", () => parts.objectOf(kind), { description: "The other one." });
  sharedField(edge, kind, parts);
  const args = argumentsType(`${name}Arguments`);
  const by = ways(kind);
  addOption(args, "by", () => by, `What makes a collaboration; \`${usual}\` when not given.`);
  addPageArguments(args, parts.filters.ofKind(kind), parts.orders.ofKind(kind), 10, parts.common);
  const type = connectionType({ name, what: "those with whom something was done together", kinds: [kind], edge }, parts);
  addFieldWithArguments(parts.objectOf(kind), "collaborators", () => type, args, {
    description:
      "With whom it did something together, those with most in common first: `collaborators(by: GRANTS) { edges { weight node { name } } }`.",
  });
}
