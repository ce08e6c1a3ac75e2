import type { GraphQLSchema } from "graphql";
import type { Catalogue } from "../../../catalogue/catalogue.js";
import { type KindSpec, upperFirst } from "../../../catalogue/kind.js";
import type { RelationshipSpec } from "../../../catalogue/relationship.js";
import { structureOf } from "../../../catalogue/structure.js";
import { aggregatedList } from "../../../cypher/aggregated.js";
import type { ConnectionWhere } from "../../../cypher/filter.js";
import { hierarchySource, type Levels, rolledUp } from "../../../cypher/hierarchy.js";
import type { EntityValue } from "../../../cypher/layout.js";
import type { Period } from "../../../cypher/period.js";
import { AtlasError } from "../../../errors.js";
import { deepest, rolledUpConnections } from "../../schema/hierarchyTypes.js";
import { attach } from "../attach.js";
import { canonicalJson } from "../cursor.js";
import { askedPeriod, type PeriodArguments } from "../period.js";
import type { RequestWork } from "../requestWork.js";
import { type AggregateValue, attachList, type EntityList } from "./entityList.js";
import { type ListRequest, ownedLists } from "./listLoaders.js";
import { listRequest } from "./listsAhead.js";
import type { ListArguments } from "./pageArguments.js";

interface DepthArgument {
  readonly depth?: number | null;
}

function depthOf({ depth }: DepthArgument): number | null {
  if (depth === undefined || depth === null) return null;
  if (depth < 1 || depth > deepest) throw new AtlasError("BAD_USER_INPUT", `\`depth\` must be from 1 to ${deepest}, got ${depth}.`);
  return depth;
}

interface LevelsField {
  readonly kind: KindSpec;
  readonly hierarchy: RelationshipSpec;
  readonly field: "ancestors" | "descendants";
}

function levelsList(
  work: RequestWork,
  { kind, hierarchy, field }: LevelsField,
  owner: string,
  request: ListRequest & { readonly args: DepthArgument },
): EntityList {
  const source = hierarchySource(kind, { hierarchy, course: field === "ancestors" ? "UP" : "DOWN", depth: depthOf(request.args) });
  const where = { node: request.args.where ?? {} };
  const name = `${kind.name}${upperFirst(field)}`;
  return ownedLists(
    work,
    {
      place: { key: `${kind.name}.${field}`, nodes: [kind], edge: null, order: source.order },
      source,
      targets: [kind],
      where,
      types: { connection: `${name}Connection`, edge: `${name}Edge` },
      edge: () => ({ columns: ["level"], decode: (_owner, [level]) => ({ level }) }),
      aggregated: aggregatedList(source, [kind], where),
    },
    request,
  ).of(owner);
}

/** What is rolled up: whose tree, how deep and when. */
interface RollUpValue {
  readonly owner: string;
  readonly levels: Levels;
  readonly period: Period | null;
}

interface RollUpArguments {
  readonly where?: ConnectionWhere | null;
  readonly counting?: string | null;
}

function attachRollUp(schema: GraphQLSchema, catalogue: Catalogue, kind: KindSpec, hierarchy: RelationshipSpec): void {
  attach(
    schema,
    kind.name,
    "rollUp",
    (entity: EntityValue, args: DepthArgument & PeriodArguments, _context, info): RollUpValue => ({
      owner: entity.id,
      levels: { hierarchy, course: "DOWN", depth: depthOf(args) },
      period: askedPeriod(args, entity, info),
    }),
  );
  for (const connection of rolledUpConnections(catalogue, kind))
    attach(
      schema,
      `${kind.name}RollUp`,
      connection.field,
      ({ owner, levels, period }: RollUpValue, args: RollUpArguments): AggregateValue => ({
        list: {
          over: rolledUp(connection, levels, args.where ?? {}),
          name: `${connection.key} rolled up ${canonicalJson([levels.depth, args.where ?? {}, period])}`,
          key: owner,
          period,
        },
        fractional: args.counting === "FRACTIONAL",
      }),
    );
}

/** Gives what a hierarchy adds to a kind what resolves it. */
export function attachHierarchies(schema: GraphQLSchema, catalogue: Catalogue): void {
  for (const kind of catalogue.kinds) {
    const hierarchy = structureOf(catalogue, kind, "HIERARCHY");
    if (!hierarchy) continue;
    for (const field of ["ancestors", "descendants"] as const) {
      attach(schema, kind.name, field, (entity: EntityValue, args: ListArguments & DepthArgument, { work }, info) => {
        const request = listRequest(work, args, info, askedPeriod(args, entity, info));
        return levelsList(work, { kind, hierarchy, field }, entity.id, request);
      });
      attachList(schema, `${kind.name}${upperFirst(field)}Connection`);
    }
    attachRollUp(schema, catalogue, kind, hierarchy);
  }
}
