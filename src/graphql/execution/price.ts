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
import { isSelective } from "../../cypher/indexedLegs.js";
import { isConnection, type OrderKey } from "../../cypher/order.js";
import {
  connectionPlace,
  type ListArguments,
  type ListPlace,
  orderOf,
  pageSize,
  rootPlace,
  searchPages,
  standardPage,
} from "./pageArguments.js";

/** What looking through all entities of a kind adds, where no index finds those that fit. */
const scanPrice = 100;

/** What a condition on related entities adds for each entity looked at; each further level multiplies it. */
const hopPrice = 10;

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

const knownPlaces = new WeakMap<Catalogue, ReadonlyMap<string, ListPlace>>();

function placesOf(catalogue: Catalogue): ReadonlyMap<string, ListPlace> {
  const known = knownPlaces.get(catalogue);
  if (known) return known;
  const places = new Map([...catalogue.kinds.map(rootPlace), ...catalogue.connections.map(connectionPlace)].map((it) => [it.key, it]));
  knownPlaces.set(catalogue, places);
  return places;
}

const quantifiers = new Set(["some", "all", "none", "single"]);

/** How many related entities a filter may look at for each entity: nothing without relationships, more with each level of them. */
function hopsOf(where: unknown, depth = 0): number {
  if (Array.isArray(where)) return where.reduce<number>((sum, it) => sum + hopsOf(it, depth), 0);
  if (where === null || typeof where !== "object") return 0;
  return Object.entries(where).reduce((sum, [name, value]) => {
    if (!quantifiers.has(name)) return sum + hopsOf(value, depth);
    return sum + hopPrice ** (depth + 1) + hopsOf(value, depth + 1);
  }, 0);
}

/** What a list's filter and order cost besides its pages. */
function extraOf(place: ListPlace, catalogue: Catalogue, args: ListArguments): number {
  const hops = hopsOf(args.where);
  if (place.edge !== null) return hops;
  const where = args.where ?? {};
  const scanned = Object.keys(where).length > 0 && !isSelective(place.nodes[0]!, where);
  const sorted = orderOf(place, catalogue, args.orderBy).some(isSorted);
  return (scanned ? scanPrice : 0) * Math.max(1, hops) + (sorted ? sortingPrice : 0);
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
    return { size: pageSize(args, isRoot ? standardPage.root : standardPage.nested), extra: extraOf(place, pricing.catalogue, args) };
  }
  const search = searchPages[key as keyof typeof searchPages];
  if (search) {
    const args = getArgumentValues(field, node, pricing.values as Record<string, unknown>) as ListArguments;
    return { size: pageSize(args, search.standard, search.maximum), extra: scanPrice * Math.max(1, hopsOf(args.where)) };
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
    if (readsEntities(pricing, parent, selection.name.value)) price += parents * (size + extra);
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
