import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { ConnectionSpec } from "../../../catalogue/connection.js";
import type { KindSpec } from "../../../catalogue/kind.js";
import { aheadNames } from "../../../cypher/connectionPage.js";
import type { Period } from "../../../cypher/period.js";
import { canonicalJson } from "../cursor.js";
import type { RequestWork } from "../requestWork.js";
import { selectionsOf } from "../selections.js";
import { connectionLists, ownedConnection } from "./connectionList.js";
import { type ListAhead, type ListRequest, type LookAhead, ownedReading } from "./listLoaders.js";
import { ListPage } from "./listPage.js";
import type { ListArguments } from "./pageArguments.js";

/** Arguments of lists that can be read ahead: first pages under the period of the list around them. */
const possible = new Set(["where", "orderBy", "first"]);

type Info = Pick<GraphQLResolveInfo, "fieldNodes" | "fragments" | "operation" | "schema" | "variableValues">;

/** From where lists are looked for: what their owner is called, and the field that asks for it. */
interface Place {
  readonly owner: string;
  readonly info: Info;
  readonly period: Period | null;
}

/** The fields that are asked for on a type under no condition, fragments opened. */
function fieldsOn(type: GraphQLObjectType, { selections }: SelectionSetNode, info: Info): readonly FieldNode[] {
  const applies = (condition: string | undefined): boolean =>
    condition === undefined || condition === type.name || type.getInterfaces().some((it) => it.name === condition);
  return selections.flatMap((it: SelectionNode): readonly FieldNode[] => {
    if ((it.directives?.length ?? 0) > 0) return [];
    if (it.kind === Kind.FIELD) return [it];
    const fragment = it.kind === Kind.FRAGMENT_SPREAD ? info.fragments[it.name.value]! : it;
    return applies(fragment.typeCondition?.name.value) ? fieldsOn(type, fragment.selectionSet, info) : [];
  });
}

/** The fields below a field of the given name, of each of some fields. */
function below(fields: readonly FieldNode[], name: string, type: GraphQLObjectType, info: Info): readonly FieldNode[] {
  return fields.flatMap((it) => (it.name.value === name && it.selectionSet ? fieldsOn(type, it.selectionSet, info) : []));
}

/** The fields that a list field asks for of its entities. */
function fieldsOfEntities(kind: GraphQLObjectType, info: Info): readonly FieldNode[] {
  const own = info.fieldNodes.flatMap((it) => (it.selectionSet ? fieldsOn(kind, it.selectionSet, info) : []));
  return [...below(own, "nodes", kind, info), ...below(below(own, "edges", kind, info), "node", kind, info)];
}

function listAhead(work: RequestWork, connection: ConnectionSpec, owner: string, request: ListRequest): ListAhead | null {
  const { args, selections, period } = request;
  const { asked, kept } = connectionLists(work, connection, request);
  const list = ownedConnection(connection, args, aheadNames(owner));
  const { needs, columns, reading } = ownedReading(list, selections);
  if (!needs.rows && !needs.total) return null;
  const rowReading = reading(0);
  return {
    name: canonicalJson([connection.key, args, period]),
    list: { connection, where: list.where, page: asked.page, needs, columns },
    keep: (of, found) => {
      if (!found) return;
      const [rows, total] = found;
      if (!kept.has(of)) kept.set(of, new ListPage(asked, of, { rows, total, other: false }, rowReading));
    },
  };
}

/** The most lists that are read with their owners: the planning of a statement takes ever longer with each. */
const mostLists = 8;

/** Those of the fields of entities of a kind that are lists which can be read with them: first pages of connections. */
function listsOf(work: RequestWork, kind: KindSpec, fields: readonly FieldNode[], { owner, info, period }: Place): readonly ListAhead[] {
  const type = info.schema.getType(kind.name) as GraphQLObjectType;
  const connections = work.catalogue.connectionsFrom(kind);
  const found = new Map<string, ListAhead | null>();
  for (const field of fields) {
    const connection = connections.find((it) => it.field === field.name.value);
    if (!connection) continue;
    const args = getArgumentValues(type.getFields()[connection.field]!, field, info.variableValues) as ListArguments;
    const name = JSON.stringify([connection.field, args]);
    if (found.has(name) || Object.keys(args).some((it) => !possible.has(it))) continue;
    found.set(name, listAhead(work, connection, owner, listRequest(work, args, { ...info, fieldNodes: [field] }, period)));
  }
  return [...found.values()].filter((it) => it !== null).slice(0, mostLists);
}

/** Looks from a list field for the lists that it asks for of its entities and that can be read with them, where all are of one kind. */
function lookAhead(work: RequestWork, info: Info, period: Period | null): LookAhead {
  return ([kind, ...others], owner) => {
    if (!kind || others.length > 0) return [];
    const type = info.schema.getType(kind.name) as GraphQLObjectType;
    return listsOf(work, kind, fieldsOfEntities(type, info), { owner, info, period });
  };
}

/** Looks from the field of one entity, which its statement calls `owner`, for the lists that can be read with it. */
export function listsOfOne(work: RequestWork, kind: KindSpec, place: Place): readonly ListAhead[] {
  const { info } = place;
  const type = info.schema.getType(kind.name) as GraphQLObjectType;
  const fields = info.fieldNodes.flatMap((it) => (it.selectionSet ? fieldsOn(type, it.selectionSet, info) : []));
  return listsOf(work, kind, fields, place);
}

/** A list as a field asks for it. */
export const listRequest = <Args extends ListArguments>(work: RequestWork, args: Args, info: Info, period: Period | null) => ({
  args,
  selections: selectionsOf(info),
  period,
  ahead: lookAhead(work, info, period),
});
