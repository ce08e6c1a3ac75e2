import type { GraphQLSchema } from "graphql";
import { convertPart } from "../../../analysis/convertMoney.js";
import { divideAmount } from "../../../analysis/divideAmounts.js";
import { drawFlow, type FlowingAmount, type FlowPlace } from "../../../analysis/flow.js";
import type { Catalogue } from "../../../catalogue/catalogue.js";
import { measuredProperties, relatedGroupings } from "../../../catalogue/grouping.js";
import type { KindSpec } from "../../../catalogue/kind.js";
import { aggregatedKind } from "../../../cypher/aggregated.js";
import { entitiesById } from "../../../cypher/entities.js";
import type { Where } from "../../../cypher/filter.js";
import type { GroupKey } from "../../../cypher/groupKey.js";
import { entityLayout } from "../../../cypher/layout.js";
import type { Period } from "../../../cypher/period.js";
import { AtlasError } from "../../../errors.js";
import { flowingKind, flowPlaces } from "../../schema/flowTypes.js";
import { attach, attachById } from "../attach.js";
import { canonicalJson } from "../cursor.js";
import { entityLoader } from "../entityLoaders.js";
import { scopeOf } from "../lists/listLoaders.js";
import { askedPeriod, type PeriodArguments, periodAt, within } from "../period.js";
import type { RequestWork } from "../requestWork.js";
import { selectionsOf } from "../selections.js";
import { rateTable } from "./conversion.js";
import { readAmounts, scaledNote } from "./readAmounts.js";
import { shownMoney } from "./shownStatistic.js";

interface FlowArguments extends PeriodArguments {
  readonly where?: Where | null;
  readonly levels: readonly string[];
  readonly currency: string;
  readonly at?: string | null;
  readonly first?: number | null;
}

const mostLevels = 6;

function checkArguments({ levels, first }: FlowArguments): void {
  if (levels.length < 2 || levels.length > mostLevels)
    throw new AtlasError("BAD_USER_INPUT", `\`levels\` must have 2 to ${mostLevels} levels, got ${levels.length}.`);
  const twice = levels.find((it, at) => levels.indexOf(it) !== at);
  if (twice) throw new AtlasError("BAD_USER_INPUT", `\`levels\` has ${twice} more than once.`);
  if (first !== undefined && first !== null && (first < 1 || first > flowPlaces.most))
    throw new AtlasError("INVALID_PAGE", `\`first\` must be from 1 to ${flowPlaces.most}, got ${first}.`);
}

function keysOf(catalogue: Catalogue, kind: KindSpec, levels: readonly string[]): readonly GroupKey[] {
  const related = relatedGroupings(catalogue, kind);
  return levels.map((level) => ({ by: "related", grouping: related.find((it) => it.name === kind.flow![level])! }));
}

type Reasons = Map<string, { readonly currency: string; readonly reason: string; minor: bigint; count: number }>;

function noteUnconverted(reasons: Reasons, currency: string, minor: bigint, reason: string): void {
  const key = `${currency} ${reason}`;
  const known = reasons.get(key) ?? { currency, reason, minor: 0n, count: 0 };
  reasons.set(key, known);
  known.minor += minor;
  known.count++;
}

/** Amounts of all currencies in one, divided over the levels; what cannot be converted is told apart. */
async function flowingAmounts(work: RequestWork, kind: KindSpec, args: FlowArguments, period: Period | null) {
  const money = measuredProperties(kind).find((it) => it.value.filter === "money")!;
  const over = aggregatedKind(kind, args.where ?? {});
  const keys = keysOf(work.catalogue, kind, args.levels);
  const loader = work.loader(`flow ${canonicalJson([args.where ?? {}, args.levels, period])}`, () => async (names) => {
    const read = await readAmounts(work, { over, keys, money, owners: [null], scopeOf: scopeOf(work, period) });
    return names.map(() => read.get("null") ?? { amounts: [], without: 0 });
  });
  const { amounts, without } = await loader.load("all");
  const currencies = [...new Set(amounts.map((it) => it.currency))].filter((it) => it !== args.currency);
  const table = await rateTable(work, currencies.length === 0 ? [] : [args.currency, ...currencies]);
  const reasons: Reasons = new Map();
  const scaled: string[] = [];
  const flowing: FlowingAmount[] = [];
  for (const amount of amounts) {
    const part = convertPart(amount, args.currency, args.at ?? null, table);
    if ("reason" in part) {
      noteUnconverted(reasons, amount.currency, amount.minor, part.reason);
      continue;
    }
    const divided = divideAmount({ ...amount, minor: part.minor });
    if (divided.scaled) scaled.push(amount.id);
    flowing.push(divided.parts);
  }
  return { flowing, scaled, unconverted: [...reasons.values()], without };
}

async function flow(work: RequestWork, kind: KindSpec, args: FlowArguments, period: Period | null) {
  checkArguments(args);
  const { flowing, scaled, unconverted, without } = await flowingAmounts(work, kind, args, period);
  const { places, between } = drawFlow(flowing, args.levels.length, args.first ?? flowPlaces.standard);
  const money = (minor: bigint) => shownMoney(minor, args.currency);
  return {
    nodes: places.map((it) => within({ ...it, level: args.levels[it.level], value: money(it.minor) }, period)),
    links: between.map((it) => ({ ...it, value: money(it.minor) })),
    total: money(flowing.flat().reduce((sum, it) => sum + it.minor, 0n)),
    withoutAmount: without,
    unconverted: unconverted.map(({ currency, minor, count, reason }) => ({ money: shownMoney(minor, currency), count, reason })),
    notes: scaledNote(scaled),
  };
}

/** The names of entities by their ids. */
const nameOf = (work: RequestWork, id: string): Promise<string> =>
  work
    .loader("names", () => {
      const layout = entityLayout(work.catalogue.kinds, new Map(work.catalogue.kinds.map((it) => [it.name, new Set(["name"])])));
      return async (ids) => {
        const rows = await work.reads.read(entitiesById(layout, ids));
        const names = new Map(rows.map(([key, row]) => [key, layout.decode(row as readonly unknown[], 0)["name"] as string]));
        return ids.map((it) => names.get(it)!);
      };
    })
    .load(id);

function labelOf({ entity, folded }: FlowPlace, work: RequestWork): string | Promise<string> {
  if (entity !== null) return nameOf(work, entity);
  return folded > 0 ? `other (${folded.toLocaleString("en")})` : "not stated";
}

/** Gives the flow of money what resolves it. */
export function attachFlow(schema: GraphQLSchema, catalogue: Catalogue): void {
  const kind = flowingKind(catalogue.kinds);
  if (!kind) return;
  attach(schema, "Query", `${kind.singular}Flow`, (source, args: FlowArguments, { work }, info) =>
    flow(work, kind, args, askedPeriod(args, source, info)),
  );
  attach(schema, "FlowNode", "label", (place: FlowPlace, _args, { work }) => labelOf(place, work));
  attachById(schema, "FlowNode", "entity", async (place: FlowPlace, _args, { work }, info) => {
    const entity = place.entity === null ? null : await entityLoader(work, selectionsOf(info)).load(place.entity);
    return entity && within({ ...entity }, periodAt(place, info));
  });
}
