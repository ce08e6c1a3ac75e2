import type { ClassType } from "type-graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { isNullable, type PropertySpec } from "../../catalogue/property.js";
import { commonRelationshipProperties } from "../../catalogue/relationship.js";
import type { CommonTypes } from "./commonTypes.js";
import { addField, objectType, pascalCase } from "./derivedType.js";
import { propertiesOfType } from "./filterTypes.js";

/** The GraphQL type of a relationship that is shown by itself, outside a connection: `AwardedToRelationship`. */
export const relationshipTypeName = (type: string): string => `${pascalCase(type)}Relationship`;

/** The properties that relationships of a type have beyond the common ones. */
const ownProperties = (catalogue: Catalogue, type: string): readonly PropertySpec[] =>
  propertiesOfType(catalogue.relationships, type).filter((it) => !commonRelationshipProperties.includes(it));

/** A type for each type of relationship, so that a relationship met on a path or in a neighbourhood shows what it has of its own. */
export function relationshipTypes(catalogue: Catalogue, { relationship }: CommonTypes): readonly ClassType[] {
  return catalogue.types.map((type) => {
    const { description } = catalogue.relationships.find((it) => it.type === type)!;
    const object = objectType(relationshipTypeName(type), description, [relationship]);
    for (const property of ownProperties(catalogue, type))
      addField(object, property.name, () => property.value.fieldType(), {
        description: property.description,
        nullable: isNullable(property),
      });
    return object;
  });
}
