import { Int } from "type-graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { ConnectionSpec } from "../../catalogue/connection.js";
import { type KindSpec, upperFirst } from "../../catalogue/kind.js";
import { structureOf } from "../../catalogue/structure.js";
import { addPageArguments, addPeriodArguments, type ConnectionParts, connectionType } from "./connectionTypes.js";
import { addField, addFieldWithArguments, addOption, argumentsType, objectType } from "./derivedType.js";

/** The most levels that a hierarchy is followed for, when a depth is given. */
export const deepest = 100;

/** What a kind that has parts of its own kind can be rolled up over: all that single entities of it are connected with, besides their parts. */
export function rolledUpConnections(catalogue: Catalogue, kind: KindSpec): readonly ConnectionSpec[] {
  const hierarchy = structureOf(catalogue, kind, "HIERARCHY");
  return catalogue.connectionsFrom(kind).filter((it) => it.relationship !== hierarchy);
}

function levelsField(kind: KindSpec, field: "ancestors" | "descendants", what: string, parts: ConnectionParts): void {
  const name = `${kind.name}${upperFirst(field)}`;
  const edge = objectType(`${name}Edge`, `One of ${what}.`);
  addField(edge, "cursor", () => String, { description: "Its place in the list, for `after` and `before`." });
  addField(edge, "level", () => Int, { description: "How many levels away it is, by the shortest way: 1 for what is next to it." });
  addField(edge, "node", () => parts.objectOf(kind), { description: "The entity." });
  const args = argumentsType(`${name}Arguments`);
  addOption(args, "depth", () => Int, `How many levels, 1 to ${deepest}; all when not given.`);
  addPageArguments(args, parts.filters.ofKind(kind), parts.orders.ofKind(kind), 10, parts.common);
  const type = connectionType({ name, what, kinds: [kind], edge }, parts);
  addFieldWithArguments(parts.objectOf(kind), field, () => type, args, {
    description: `${upperFirst(what)}: each once, the nearest first, however many ways lead there; cycles do no harm.`,
  });
}

function rollUpField(kind: KindSpec, parts: ConnectionParts): void {
  const rollUp = objectType(
    `${kind.name}RollUp`,
    "What an entity and everything below it have together, each thing once however many ways lead to it.",
  );
  for (const connection of rolledUpConnections(parts.catalogue, kind)) {
    const args = argumentsType(`${kind.name}RollUp${upperFirst(connection.field)}Arguments`);
    const filter = parts.filters.ofConnection(connection);
    addOption(args, "where", () => filter, "Only what fits these conditions.");
    addOption(
      args,
      "counting",
      () => parts.counting,
      "How an amount that belongs to several counts; `WHOLE` when not given. In parts, the parts of all below are added.",
    );
    const aggregate = parts.aggregates.ofKinds(connection.targets);
    addFieldWithArguments(rollUp, connection.field, () => aggregate, args, {
      description: `${connection.description} Over the whole tree below.`,
    });
  }
  const args = argumentsType(`${kind.name}RollUpArguments`);
  addOption(args, "depth", () => Int, `How many levels below, 1 to ${deepest}; all when not given.`);
  addPeriodArguments(args, parts.common);
  addFieldWithArguments(parts.objectOf(kind), "rollUp", () => rollUp, args, {
    description: "Counts and sums over it and everything below it: `rollUp { projects { count } }`.",
  });
}

/** Adds what a hierarchy gives to a kind whose entities are parts of each other; nothing to other kinds. */
export function addHierarchy(kind: KindSpec, parts: ConnectionParts): void {
  const hierarchy = structureOf(parts.catalogue, kind, "HIERARCHY");
  if (!hierarchy) return;
  levelsField(kind, "ancestors", "everything that it is part of, directly or through others", parts);
  levelsField(kind, "descendants", "everything that is part of it, directly or through others", parts);
  rollUpField(kind, parts);
}
