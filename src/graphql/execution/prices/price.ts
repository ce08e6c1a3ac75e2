import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
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
import type { Catalogue } from "../../../catalogue/catalogue.js";
import { type FieldPrice, fieldPrices, type PriceField } from "./fieldPrices.js";

/** What the price of an operation depends on. */
export interface Priced {
  readonly schema: GraphQLSchema;
  readonly catalogue: Catalogue;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Pricing extends Priced {
  readonly values: Readonly<Record<string, unknown>>;
  readonly prices: ReadonlyMap<string, PriceField>;
}

/** Where a selection stands: on how many parents, and how many elements the `nodes` and `edges` of each have. */
interface Place {
  readonly type: string;
  readonly parents: number;
  readonly elements: number;
}

const one: FieldPrice = Object.freeze({ size: 1, extra: 0, paged: false });

/** Fields of entities and relationships that read one thing more for each of them. */
const readsOne = new Set(["evidence", "from", "to"]);

/** What a field costs for one parent; null where it reads nothing of its own. */
function priceOfField(pricing: Pricing, type: string, field: GraphQLField<unknown, unknown>, node: FieldNode): FieldPrice | null {
  const price = pricing.prices.get(`${type}.${field.name}`);
  if (price) return price(getArgumentValues(field, node, pricing.values as Record<string, unknown>));
  return readsOne.has(field.name) ? one : null;
}

function priceBelow(pricing: Pricing, selectionSet: SelectionSetNode, place: Place): number {
  let price = 0;
  for (const selection of selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? pricing.fragments[selection.name.value]! : selection;
      price += priceBelow(pricing, fragment.selectionSet, { ...place, type: fragment.typeCondition?.name.value ?? place.type });
      continue;
    }
    const type = pricing.schema.getType(place.type);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
    const below = field && getNamedType(field.type);
    if (!below || !isCompositeType(below) || !selection.selectionSet) continue;
    const own = priceOfField(pricing, place.type, field, selection);
    const { size, extra, paged } = own ?? one;
    const listed = field.name === "nodes" || field.name === "edges" ? place.elements : 1;
    const parents = place.parents * listed;
    if (own) price += parents * (size + extra);
    price += priceBelow(pricing, selection.selectionSet, {
      type: below.name,
      parents: paged ? parents : parents * size,
      elements: paged ? size : 1,
    });
  }
  return price;
}

/** The price of an operation: how many entities and statements about them it may touch, from its page sizes; null where its variables do not fit. */
export function priceOf(priced: Priced): number | null {
  const { coerced } = getVariableValues(priced.schema, priced.operation.variableDefinitions ?? [], priced.variables);
  if (!coerced) return null;
  const pricing = { ...priced, values: coerced, prices: fieldPrices(priced.catalogue) };
  return priceBelow(pricing, priced.operation.selectionSet, { type: "Query", parents: 1, elements: 1 });
}
