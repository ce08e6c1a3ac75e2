import { type ClassType, ID, Int } from "type-graphql";
import { DateScalar } from "../../catalogue/values/partialDate.js";
import type { CommonTypes } from "./commonTypes.js";
import { addField, addOption } from "./derivedType.js";

/** Adds the arguments that say which relationships are followed. */
export function addReachArguments(args: ClassType, { relationshipType }: CommonTypes): void {
  addOption(args, "through", () => [relationshipType], "Only along relationships of these types, in either direction; all when not given.");
  addOption(
    args,
    "asOf",
    () => DateScalar,
    "Only along relationships that held on this day. What is not known of a relationship is open: without `since` it held ever before, without `until` it still holds.",
  );
}

/** Adds the arguments that bound paths. */
export function addPathArguments(args: ClassType): void {
  addOption(args, "maxLength", () => Int, "The most relationships on a path, 1 to 8; 4 when not given.");
  addOption(
    args,
    "avoid",
    () => [ID],
    "Ids of entities that may not stand between the ends, so that one large funder or field does not explain everything; at most 1,000.",
  );
}

/** Adds the ids that a question starts from. */
export const addIds = (args: ClassType, description: string): void => addField(args, "ids", () => [ID], { description });
