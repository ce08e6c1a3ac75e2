import type { Catalogue } from "../../../catalogue/catalogue.js";
import { upperFirst } from "../../../catalogue/kind.js";
import { structureOf } from "../../../catalogue/structure.js";
import { isSelective } from "../../../cypher/indexedOrder.js";
import { isConnection, type OrderKey } from "../../../cypher/order.js";
import { aggregateName } from "../../schema/aggregateTypes.js";
import { flowingKind, flowPlaces } from "../../schema/flowTypes.js";
import { rolledUpConnections } from "../../schema/hierarchyTypes.js";
import { matchedKind, matchSizes } from "../../schema/matchTypes.js";
import { type GroupArguments, groupPageSize } from "../aggregates/groupPage.js";
import { type ListArguments, type ListPlace, orderOf, pageSize, rootPlace, searchPages, standardPage } from "../lists/pageArguments.js";
import { reachSizes } from "../paths/reachSizes.js";

/** What looking through all entities of a kind adds, where no index finds those that fit. */
export const scanPrice = 100;

/** What a condition on related entities adds for each entity looked at, and what counting or following all that one entity is related to adds; each further level multiplies it. */
const hopPrice = 10;

/** What sorting all entities of a kind adds, where no index gives the order asked for. */
const sortingPrice = 10_000;

/** How many elements a field leads to from one parent, and what else it costs. */
export interface FieldPrice {
  readonly size: number;
  readonly extra: number;
  /** Whether the elements lie in the `nodes` and `edges` of what the field leads to. */
  readonly paged: boolean;
}

/** Prices a field by its arguments. */
export type PriceField = (args: Readonly<Record<string, unknown>>) => FieldPrice;

const quantifiers = new Set(["some", "all", "none", "single"]);

/** How many related entities a filter may look at for each entity: nothing without relationships, more with each level of them. */
export function hopsOf(where: unknown, depth = 0): number {
  if (Array.isArray(where)) return where.reduce<number>((sum, it) => sum + hopsOf(it, depth), 0);
  if (where === null || typeof where !== "object") return 0;
  return Object.entries(where).reduce((sum, [name, value]) => {
    if (!quantifiers.has(name)) return sum + hopsOf(value, depth);
    return sum + hopPrice ** (depth + 1) + hopsOf(value, depth + 1);
  }, 0);
}

const isSorted = (key: OrderKey): boolean => isConnection(key.by) || (!key.by.ordered && key.by.name !== "id");

const rootPrice =
  (catalogue: Catalogue, place: ListPlace): PriceField =>
  (args: ListArguments) => {
    const where = args.where ?? {};
    const scanned = Object.keys(where).length > 0 && !isSelective(place.nodes[0]!, where);
    // Further keys are sorted within what is equal in the first.
    const sorted = orderOf(place, catalogue, args.orderBy).slice(0, 1).some(isSorted);
    const extra = (scanned ? scanPrice : 0) * Math.max(1, hopsOf(where)) + (sorted ? sortingPrice : 0);
    return { size: pageSize(args, standardPage.root), extra, paged: true };
  };

/** A list of one entity; `followed` of its levels are followed before its rows are known. */
const listPrice =
  (followed: number): PriceField =>
  (args: ListArguments) => ({ size: pageSize(args, standardPage.nested), extra: hopsOf(args.where) + followed, paged: true });

const plain =
  (extra: number): PriceField =>
  () => ({ size: 1, extra, paged: false });

/** Whatever is searched for, the names of all entities are looked through. */
const searchPrice = (field: keyof typeof searchPages, paged: boolean): PriceField => {
  const { standard, maximum } = searchPages[field];
  return (args: ListArguments) => ({
    size: pageSize(args, standard, maximum),
    extra: scanPrice * Math.max(1, hopsOf(args.where)),
    paged,
  });
};

/** What each further grouping by related entities multiplies: every entity has a row for each combination of them. */
const combinationPrice = 50;

const groupsPrice: PriceField = (args) => {
  const { by, first } = args as unknown as GroupArguments;
  const related = by.filter((it) => it.related).length;
  return { size: groupPageSize({ first: first ?? null }), extra: scanPrice * combinationPrice ** Math.max(0, related - 1), paged: true };
};

function* listPrices(catalogue: Catalogue): Iterable<readonly [string, PriceField]> {
  for (const kind of catalogue.kinds) {
    yield [`Query.${kind.plural}`, rootPrice(catalogue, rootPlace(kind))];
    yield [`${kind.name}Connection.aggregate`, plain(scanPrice)];
    yield [`${kind.name}Aggregate.groups`, groupsPrice];
    if (Object.keys(kind.collaborations).length > 0) {
      yield [`${kind.name}.collaborators`, listPrice(hopPrice ** 2)];
      yield [`${kind.name}CollaboratorsEdge.shared`, listPrice(hopPrice)];
    }
    if (structureOf(catalogue, kind, "SUCCESSION")) yield [`${kind.name}.currentForm`, plain(hopPrice)];
    if (!structureOf(catalogue, kind, "HIERARCHY")) continue;
    for (const field of ["ancestors", "descendants"]) yield [`${kind.name}.${field}`, listPrice(hopPrice ** 2)];
    for (const { field } of rolledUpConnections(catalogue, kind)) yield [`${kind.name}RollUp.${field}`, plain(scanPrice)];
  }
  for (const connection of catalogue.connections) {
    yield [connection.key, listPrice(0)];
    yield [`${connection.owner.name}${upperFirst(connection.field)}Connection.aggregate`, plain(hopPrice)];
    yield [`${aggregateName(connection.targets)}Aggregate.groups`, groupsPrice];
  }
}

function* rootPrices(catalogue: Catalogue): Iterable<readonly [string, PriceField]> {
  for (const kind of catalogue.kinds) yield [`Query.${kind.singular}`, plain(0)];
  yield ["Query.node", plain(0)];
  for (const [field, size] of Object.entries(reachSizes)) yield [field, (args) => ({ ...size(args), paged: false })];
  yield ["Query.nodes", ({ ids }) => ({ size: (ids as readonly unknown[]).length, extra: 0, paged: false })];
  yield ["Query.search", searchPrice("Query.search", true)];
  yield ["Query.suggest", searchPrice("Query.suggest", false)];
  const matched = matchedKind(catalogue.kinds);
  if (matched)
    yield [
      `Query.match${matched.name}`,
      (args: ListArguments) => ({ size: pageSize(args, matchSizes.standard, matchSizes.most), extra: scanPrice, paged: false }),
    ];
  const flowing = flowingKind(catalogue.kinds);
  if (flowing)
    yield [
      `Query.${flowing.singular}Flow`,
      ({ where, levels, first }) => {
        const places = ((first as number | null | undefined) ?? flowPlaces.standard) + 2;
        const extra = scanPrice * Math.max(1, hopsOf(where)) * hopPrice;
        return { size: places * (levels as readonly unknown[]).length, extra, paged: true };
      },
    ];
}

const known = new WeakMap<Catalogue, ReadonlyMap<string, PriceField>>();

/** What fields cost beyond the values that they show, by `Parent.field`. */
export function fieldPrices(catalogue: Catalogue): ReadonlyMap<string, PriceField> {
  const before = known.get(catalogue);
  if (before) return before;
  const prices = new Map([...rootPrices(catalogue), ...listPrices(catalogue)]);
  known.set(catalogue, prices);
  return prices;
}
