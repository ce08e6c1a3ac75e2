import { Args, type ClassType, Int } from "type-graphql";
import type { CommonTypes } from "./commonTypes.js";
import { addField, addOption, argumentsType, objectType } from "./derivedType.js";
import { addIds, addPathArguments, addReachArguments } from "./reachArguments.js";
import type { Root } from "./roots.js";

function subgraphType({ entity, relationship }: CommonTypes): ClassType {
  const truncation = objectType("Truncation", "What a subgraph does not show because its limit was reached.");
  addField(truncation, "nodes", () => Int, {
    description: "How many entities were left out at the distance at which the limit was reached, exactly.",
  });
  addField(truncation, "distance", () => Int, {
    description: "The distance, in relationships, at which the limit was reached. What lies further was not looked at.",
  });
  const type = objectType("Subgraph", "A part of the graph, for drawing.");
  addField(type, "nodes", () => [entity], { description: "Its entities, each once: those that were given first." });
  addField(type, "relationships", () => [relationship], { description: "The relationships between them, each once, by id." });
  addField(type, "truncated", () => truncation, { description: "What was left out; null when it is whole.", nullable: true });
  return type;
}

function joiningArguments(common: CommonTypes): ClassType {
  const args = argumentsType("JoiningPathsArguments");
  addIds(args, "The ids of the entities to be joined, 2 to 10.");
  addPathArguments(args);
  addReachArguments(args, common);
  return args;
}

function neighbourhoodArguments(common: CommonTypes): ClassType {
  const args = argumentsType("NeighbourhoodArguments");
  addIds(args, "The ids of the entities to look around, 1 to 100; with `depth: 0` up to 2,000.");
  addOption(
    args,
    "depth",
    () => Int,
    "The greatest distance, in relationships, 0 to 3; 1 when not given. With 0 only the given entities and the relationships between them.",
  );
  addOption(args, "kinds", () => [common.entityKind], "Only entities of these kinds, also on the way; the given ones may be of any kind.");
  addReachArguments(args, common);
  addOption(args, "limit", () => Int, "The most entities besides the given ones, 1 to 1,000; 100 when not given.");
  return args;
}

/** The queries that lead to a part of the graph. */
export function subgraphRoots({ common }: { readonly common: CommonTypes }): readonly Root[] {
  const type = subgraphType(common);
  const joining = joiningArguments(common);
  const around = neighbourhoodArguments(common);
  return [
    {
      name: "joiningPaths",
      type: () => type,
      description:
        "How several entities are connected: for each two of them one shortest path, the first in the order of `paths` from the lower id to the higher, all of them merged. An approximation: the smallest part of the graph that joins them may be smaller, and other paths may be as short. Entities that nothing joins stand alone. `NOT_FOUND` where one of them does not exist.",
      args: (prototype, name) => Args(() => joining)(prototype, name, 0),
    },
    {
      name: "neighbourhood",
      type: () => type,
      description:
        "What lies around entities: the nearest first, then spread evenly over the types and directions of relationships, of each the best connected first, with all relationships between what is shown. Where the limit is reached, `truncated` tells how many at that distance were left out; what lies further is not looked at then. `NOT_FOUND` where one of the entities does not exist.",
      args: (prototype, name) => Args(() => around)(prototype, name, 0),
    },
  ];
}
