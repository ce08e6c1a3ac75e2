import { Args, type ClassType, ID, Int } from "type-graphql";
import type { CommonTypes } from "./commonTypes.js";
import { addField, addOption, argumentsType, enumType, objectType } from "./derivedType.js";
import { addPathArguments, addReachArguments } from "./reachArguments.js";
import type { Root } from "./roots.js";

function stepType({ entity, relationship }: CommonTypes): ClassType {
  const direction = enumType("StepDirection", "How a path runs along a relationship.", [
    { constant: "FORWARD", description: "From the relationship's `from` to its `to`." },
    { constant: "BACKWARD", description: "From the relationship's `to` to its `from`." },
  ]);
  const type = objectType("Step", "One step of a path: along a relationship to the next entity.");
  addField(type, "relationship", () => relationship, { description: "The relationship that leads there." });
  addField(type, "direction", () => direction, {
    description: "Whether the path follows the relationship from its start or from its end.",
  });
  addField(type, "node", () => entity, { description: "The entity that the step leads to." });
  return type;
}

function pathType(common: CommonTypes): ClassType {
  const step = stepType(common);
  const type = objectType("Path", "A way from one entity to another along relationships, which meets no entity twice.");
  addField(type, "id", () => ID, {
    description: "Made from the ids of its relationships in their order: the same path always has the same id.",
  });
  addField(type, "length", () => Int, { description: "How many relationships it has." });
  addField(type, "start", () => common.entity, { description: "The entity it starts from." });
  addField(type, "steps", () => [step], { description: "The steps from there; the last one leads to its end." });
  return type;
}

function connectionType(common: CommonTypes): ClassType {
  const path = pathType(common);
  const edge = objectType("PathEdge", "One of a page of paths.");
  addField(edge, "cursor", () => String, { description: "Its place in the list, for `after`." });
  addField(edge, "node", () => path, { description: "The path." });
  const type = objectType(
    "PathConnection",
    "A page of paths, the shortest first. How many there are in all is not told: counting them would take far longer than finding the first ones.",
  );
  addField(type, "nodes", () => [path], { description: "The paths of this page." });
  addField(type, "edges", () => [edge], { description: "The same with their cursors." });
  addField(type, "pageInfo", () => common.pageInfo, { description: "Where this page lies in its list, which is read forward only." });
  return type;
}

/** The query for paths between two entities. */
export function pathRoots({ common }: { readonly common: CommonTypes }): readonly Root[] {
  const type = connectionType(common);
  const args = argumentsType("PathsArguments");
  addField(args, "from", () => ID, { description: "The id of the entity that paths start from." });
  addField(args, "to", () => ID, { description: "The id of the entity that paths lead to." });
  addPathArguments(args);
  addReachArguments(args, common);
  addOption(args, "kinds", () => [common.entityKind], "Only entities of these kinds between the ends; the ends may be of any kind.");
  addOption(args, "first", () => Int, "The first so many, 1 to 100; 10 when not given.");
  addOption(args, "after", () => String, "Only what comes after this cursor.");
  return [
    {
      name: "paths",
      type: () => type,
      description:
        "How two entities are connected: the paths from one to the other along relationships in either direction, the shortest first and those of one length in a fixed order. No path meets an entity twice; several relationships between the same two entities give several paths. Empty where there is none. `NOT_FOUND` where one of the two does not exist.",
      args: (prototype, name) => Args(() => args)(prototype, name, 0),
    },
  ];
}
