import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { isConnection, type OrderKey } from "../../cypher/order.js";
import { connectionPlace, type ListArguments, type ListPlace, orderOf, pageSize, rootPlace, standardPage } from "./pageArguments.js";

/** What sorting all entities of a kind adds, where no index gives the order asked for. */
const sortingPrice = 10_000;

/** What the price of an operation depends on. */
export interface Priced {
  readonly schema: GraphQLSchema;
  readonly catalogue: Catalogue;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

const isSorted = (key: OrderKey): boolean => isConnection(key.by) || (!key.by.ordered && key.by.name !== "id");

interface Pricing extends Priced {
  readonly values: Readonly<Record<string, unknown>>;
  /** The lists of the schema, by `Parent.field`. */
  readonly places: ReadonlyMap<string, ListPlace>;
}

function placesOf(catalogue: Catalogue): ReadonlyMap<string, ListPlace> {
  const roots = catalogue.kinds.map(rootPlace);
  return new Map([...roots, ...catalogue.connections.map(connectionPlace)].map((it) => [it.key, it]));
}

/** How many entities a field leads to from one parent, and what else it costs. */
function sizeOf(pricing: Pricing, parent: string, node: FieldNode): { readonly size: number; readonly extra: number } {
  const type = pricing.schema.getType(parent);
  const field = isObjectType(type) ? type.getFields()[node.name.value] : undefined;
  if (!field) return { size: 1, extra: 0 };
  const key = `${parent}.${node.name.value}`;
  const place = pricing.places.get(key);
  if (place) {
    const args = getArgumentValues(field, node, pricing.values as Record<string, unknown>) as ListArguments;
    const isRoot = place.edge === null;
    const sorted = isRoot && orderOf(place, pricing.catalogue, args.orderBy).some(isSorted);
    return { size: pageSize(args, isRoot ? standardPage.root : standardPage.nested), extra: sorted ? sortingPrice : 0 };
  }
  if (key === "Query.nodes")
    return {
      size: (getArgumentValues(field, node, pricing.values as Record<string, unknown>)["ids"] as readonly unknown[]).length,
      extra: 0,
    };
  return { size: 1, extra: 0 };
}

const readsEntities = (pricing: Pricing, parent: string, field: string): boolean =>
  parent === "Query"
    ? field !== "graph"
    : pricing.places.has(`${parent}.${field}`) || field === "evidence" || field === "from" || field === "to";

function priceBelow(pricing: Pricing, selectionSet: SelectionSetNode, parent: string, parents: number): number {
  let price = 0;
  for (const selection of selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? pricing.fragments[selection.name.value]! : selection;
      price += priceBelow(pricing, fragment.selectionSet, fragment.typeCondition?.name.value ?? parent, parents);
      continue;
    }
    const type = pricing.schema.getType(parent);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
    const below = field && getNamedType(field.type);
    if (!below || !isCompositeType(below) || !selection.selectionSet) continue;
    const { size, extra } = sizeOf(pricing, parent, selection);
    if (readsEntities(pricing, parent, selection.name.value)) price += parents * size + extra;
    price += priceBelow(pricing, selection.selectionSet, below.name, parents * size);
  }
  return price;
}

/** The price of an operation: how many entities and statements about them it may touch, from its page sizes; null where its variables do not fit. */
export function priceOf(priced: Priced): number | null {
  const { coerced } = getVariableValues(priced.schema, priced.operation.variableDefinitions ?? [], priced.variables);
  if (!coerced) return null;
  return priceBelow({ ...priced, values: coerced, places: placesOf(priced.catalogue) }, priced.operation.selectionSet, "Query", 1);
}
