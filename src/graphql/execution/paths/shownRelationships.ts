import type { Catalogue } from "../../../catalogue/catalogue.js";
import { type EntityValue, type FoundRelationship, type RelationshipLayout, relationshipLayout } from "../../../cypher/layout.js";
import { propertiesOfType } from "../../schema/filterTypes.js";
import { relationshipTypeName } from "../../schema/relationshipTypes.js";
import { fieldsBelow, type Selections } from "../selections.js";

/** Lays out what an operation asks, at the field `key`, of relationships that are shown by themselves. */
export function shownLayout(catalogue: Catalogue, types: readonly string[], key: string, selections: Selections): RelationshipLayout {
  const fields = fieldsBelow(selections, key);
  return relationshipLayout(
    types.map((type) => {
      const asked = fields.get(relationshipTypeName(type)) ?? new Set<string>();
      const selected = new Set([...asked, ...(asked.has("evidence") ? ["records"] : [])]);
      return { type, properties: propertiesOfType(catalogue.relationships, type), selected };
    }),
  );
}

/** A relationship as resolvers see it. */
export interface ShownRelationship {
  readonly __typename: string;
  readonly id: string;
  readonly from: EntityValue;
  readonly to: EntityValue;
  readonly [property: string]: unknown;
}

/** What was found of a relationship, with its ends. */
export const shownRelationship = ({ type, from, to, values }: FoundRelationship, end: (id: string) => EntityValue): ShownRelationship => ({
  __typename: relationshipTypeName(type),
  kind: type,
  type,
  ...values,
  id: values["id"] as string,
  from: end(from),
  to: end(to),
});
