import type { GraphQLSchema } from "graphql";
import type { Catalogue } from "../../../catalogue/catalogue.js";
import type { ConnectionSpec } from "../../../catalogue/connection.js";
import { followed } from "../../../catalogue/grouping.js";
import type { KindSpec } from "../../../catalogue/kind.js";
import { aggregatedList } from "../../../cypher/aggregated.js";
import { collaboratorSource, sharedSource } from "../../../cypher/collaboration.js";
import type { EntityValue } from "../../../cypher/layout.js";
import { attach } from "../attach.js";
import { askedPeriod } from "../period.js";
import type { RequestWork } from "../requestWork.js";
import { attachList, type EntityList } from "./entityList.js";
import { type ListRequest, ownedLists } from "./listLoaders.js";
import { listRequest } from "./listsAhead.js";
import type { ListArguments } from "./pageArguments.js";

interface CollaborationArguments extends ListArguments {
  readonly by?: string | null;
}

/** What leads from an edge to what its two ends share: their ids and the way. */
interface CollaborationEdge {
  readonly ends: readonly [string, string];
  readonly by: string;
}

const hopsOf = (catalogue: Catalogue, kind: KindSpec, by: string): readonly ConnectionSpec[] =>
  followed(catalogue, kind, kind.collaborations[by]!.through);

function collaborators(
  work: RequestWork,
  kind: KindSpec,
  owner: string,
  request: ListRequest & { readonly args: CollaborationArguments },
): EntityList {
  const by = request.args.by ?? Object.keys(kind.collaborations)[0]!;
  const source = collaboratorSource(kind, hopsOf(work.catalogue, kind, by));
  const where = { node: request.args.where ?? {} };
  const name = `${kind.name}Collaborators`;
  return ownedLists(
    work,
    {
      place: { key: `${kind.name}.collaborators`, nodes: [kind], edge: null, order: source.order },
      source,
      targets: [kind],
      where,
      types: { connection: `${name}Connection`, edge: `${name}Edge` },
      edge: () => ({ columns: ["weight"], decode: (owner, [weight], node) => ({ weight, ends: [owner, node.id], by }) }),
      aggregated: aggregatedList(source, [kind], where),
    },
    { ...request, args: { ...request.args, by } as ListArguments },
  ).of(owner);
}

function shared(work: RequestWork, kind: KindSpec, { ends, by }: CollaborationEdge, request: ListRequest): EntityList {
  const hops = hopsOf(work.catalogue, kind, by);
  const source = sharedSource(hops);
  const kinds = hops.at(-1)!.targets;
  const name = `${kind.name}Shared`;
  return ownedLists(
    work,
    {
      place: { key: `${kind.name}CollaboratorsEdge.shared`, nodes: kinds, edge: null, order: source.order },
      source,
      keyOf: (owner) => JSON.parse(owner),
      targets: kinds,
      where: {},
      types: { connection: `${name}Connection`, edge: `${name}Edge` },
      edge: () => ({ columns: [], decode: () => ({}) }),
      aggregated: aggregatedList(source, kinds, {}),
    },
    { ...request, args: { ...request.args, by } as ListArguments },
  ).of(JSON.stringify(ends));
}

/** Gives the lists of collaborators, and of what they share, what resolves them. */
export function attachCollaborations(schema: GraphQLSchema, catalogue: Catalogue): void {
  for (const kind of catalogue.kinds.filter((it) => Object.keys(it.collaborations).length > 0)) {
    attach(schema, kind.name, "collaborators", (entity: EntityValue, args: CollaborationArguments, { work }, info) => {
      const period = askedPeriod(args, entity, info);
      return collaborators(work, kind, entity.id, listRequest(work, args, info, period));
    });
    attachList(schema, `${kind.name}CollaboratorsConnection`);
    attach(schema, `${kind.name}CollaboratorsEdge`, "shared", (edge: CollaborationEdge, args: ListArguments, { work }, info) =>
      shared(work, kind, edge, listRequest(work, args, info, askedPeriod(args, edge, info))),
    );
    attachList(schema, `${kind.name}SharedConnection`);
  }
}
