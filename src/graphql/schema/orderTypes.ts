import type { ClassType } from "type-graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { ConnectionSpec } from "../../catalogue/connection.js";
import { commonOf, type KindSpec, upperFirst } from "../../catalogue/kind.js";
import type { PropertySpec } from "../../catalogue/property.js";
import { addOption, inputType, once, pascalCase } from "./derivedType.js";
import { propertiesOfType } from "./filterTypes.js";

/** The input types that orders are made of, and the names of those that take exactly one field. */
export interface OrderTypes {
  readonly ofKind: (kind: KindSpec) => ClassType;
  readonly ofConnection: (connection: ConnectionSpec) => ClassType;
  readonly oneOf: readonly string[];
}

/** Whether lists can be ordered by a property. */
export const isOrderable = (property: PropertySpec): boolean => property.value.order.length > 0;

/** Makes the orders of every kind, relationship and connection. */
export function orderTypes(catalogue: Catalogue, direction: object): OrderTypes {
  const oneOf: string[] = [];
  const orderType = (name: string, description: string): ClassType => {
    oneOf.push(name);
    return inputType(name, `${description} Give exactly one field; several orders go into the list one after the other.`);
  };
  const addProperties = (type: ClassType, properties: readonly PropertySpec[]): void => {
    for (const it of properties.filter(isOrderable))
      addOption(type, it.name, () => direction, it.ordered ? `${it.description} An index gives this order.` : it.description);
  };
  const ofKind = once((kind: KindSpec): ClassType => {
    const type = orderType(`${kind.name}Order`, `What ${kind.plural} are ordered by.`);
    addProperties(type, kind.properties);
    for (const { field, description } of catalogue.connectionsFrom(kind))
      addOption(type, `${field}Count`, () => direction, `How many of these. ${description}`);
    return type;
  });
  const ofSeveral = once((targets: readonly KindSpec[]): ClassType => {
    const type = orderType(`${targets.map((it) => it.name).join("")}NodeOrder`, "What entities of several kinds are ordered by.");
    addProperties(type, commonOf(targets));
    return type;
  });
  const ofRelationship = once((type: string): ClassType => {
    const order = orderType(`${pascalCase(type)}Order`, `What ${type} relationships are ordered by.`);
    addProperties(order, propertiesOfType(catalogue.relationships, type));
    return order;
  });
  const ofConnection = once((connection: ConnectionSpec): ClassType => {
    const type = orderType(`${connection.owner.name}${upperFirst(connection.field)}Order`, `What \`${connection.field}\` is ordered by.`);
    const node = connection.targets.length === 1 ? ofKind(connection.targets[0]!) : ofSeveral(connection.targets);
    const edge = ofRelationship(connection.relationship.type);
    addOption(type, "node", () => node, "By the entity.");
    addOption(type, "edge", () => edge, "By the relationship.");
    return type;
  });
  for (const kind of catalogue.kinds) ofKind(kind);
  for (const connection of catalogue.connections) ofConnection(connection);
  return Object.freeze({ ofKind, ofConnection, oneOf });
}
