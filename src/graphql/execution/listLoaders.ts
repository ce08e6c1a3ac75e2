import type { ConnectionSpec } from "../../catalogue/connection.js";
import { constantCase, type KindSpec } from "../../catalogue/kind.js";
import { type ConnectionPage, connectionPage } from "../../cypher/connectionPage.js";
import { type ConnectionWhere, filterScope } from "../../cypher/filter.js";
import { type EdgeLayout, type EntityLayout, edgeLayout, entityLayout } from "../../cypher/layout.js";
import type { Position } from "../../cypher/order.js";
import type { Parameters } from "../../cypher/parameters.js";
import { rootPage } from "../../cypher/rootPage.js";
import { AtlasError } from "../../errors.js";
import { edgeTypeName } from "../schema/connectionTypes.js";
import { upperFirst } from "../schema/derivedType.js";
import { canonicalJson } from "./cursor.js";
import { askedList } from "./listNeeds.js";
import { type DecodedRow, type ListPage, listPage, type ReadList } from "./listPage.js";
import { askedPage, connectionPlace, type ListArguments, rootPlace, standardPage } from "./pageArguments.js";
import type { RequestWork } from "./requestWork.js";
import type { Selections } from "./selections.js";

type Row = readonly unknown[];

/** The answers of a list statement, by the name of their column, after the columns that come before. */
function readList(columns: readonly string[], row: Row, decode: (row: Row) => DecodedRow): ReadList {
  const value = (name: string): unknown => row[columns.indexOf(name)];
  return {
    rows: columns.includes("page") ? (value("page") as readonly Row[]).map(decode) : [],
    total: columns.includes("total") ? (value("total") as number) : 0,
    other: columns.includes("other") ? (value("other") as boolean) : false,
  };
}

const scopeOf = (work: RequestWork) => (parameters: Parameters) => filterScope(work.catalogue, parameters);

/** A page of all entities of a kind. */
export async function rootList(work: RequestWork, kind: KindSpec, args: ListArguments, selections: Selections): Promise<ListPage> {
  const asked = askedPage(rootPlace(kind), work.catalogue, args, standardPage.root);
  const { needs, nodes } = askedList(selections, `Query.${kind.plural}`, `${kind.name}Connection`, `${kind.name}Edge`);
  const layout = entityLayout([kind], nodes);
  const decode = (row: Row): DecodedRow => ({ node: layout.decode(row, 0), edge: {}, position: row.slice(layout.width) as Position });
  const loader = work.loader(`list ${kind.plural} ${canonicalJson(args)}`, () => async (keys) => {
    const statement = rootPage({ kind, where: args.where ?? {}, page: asked.page, needs, columns: layout.expressions("n") }, scopeOf(work));
    const [row] = await work.reads.read(statement);
    const columns = columnsOf(needs, asked.page.position !== null);
    return keys.map(() => listPage(asked, readList(columns, row ?? [], decode)));
  });
  return loader.load("all");
}

/** The names of what a list statement returns, in order. */
const columnsOf = (needs: { rows: boolean; total: boolean; other: boolean }, hasPosition: boolean): readonly string[] => [
  ...(needs.rows ? ["page"] : []),
  ...(needs.total ? ["total"] : []),
  ...(needs.other && hasPosition ? ["other"] : []),
];

interface RowLayouts {
  readonly nodes: EntityLayout;
  readonly edges: EdgeLayout;
}

/** The values of an edge whose owner and row are known. */
function decodeEdge(connection: ConnectionSpec, owner: string, row: Row, { nodes, edges }: RowLayouts): DecodedRow {
  const node = nodes.decode(row, edges.width);
  const after = edges.width + nodes.width;
  const symmetric = connection.direction === "BOTH";
  const own = { kind: connection.owner.name, id: owner };
  const startsHere = symmetric ? row[after] === owner : connection.direction === "OUT";
  const edge = {
    __typename: edgeTypeName(connection),
    kind: connection.relationship.type,
    type: connection.relationship.type,
    ...edges.decode(row, 0),
    from: startsHere ? own : node,
    to: startsHere ? node : own,
  };
  return { node, edge, position: row.slice(after + (symmetric ? 1 : 0)) as Position };
}

function connectionWhere(connection: ConnectionSpec, { where, kinds }: ListArguments): ConnectionWhere {
  if (!kinds) return where ?? {};
  // A part for each kind asked for: entities of other kinds have none and so do not match.
  const parts = kinds.map((name) => {
    const target = connection.targets.find((it) => it.name === name);
    if (target) return target;
    const possible = connection.targets.map((it) => it.constant).join(", ");
    throw new AtlasError(
      "BAD_USER_INPUT",
      `\`${connection.field}\` leads to ${possible}, never to ${constantCase(name)}: leave it out of \`kinds\`.`,
    );
  });
  const only = parts.length === 0 ? { OR: [] } : Object.fromEntries(parts.map((it) => [it.singular, {}]));
  return { ...where, node: { AND: [...(where?.["node"] ? [where["node"]] : []), only] } };
}

/** A page of a connection of one owner; all owners of a level are read by one statement. */
export function connectionList(
  work: RequestWork,
  connection: ConnectionSpec,
  owner: string,
  args: ListArguments,
  selections: Selections,
): Promise<ListPage> {
  const loader = work.loader(`connection ${connection.key} ${canonicalJson(args)}`, () => {
    const asked = askedPage(connectionPlace(connection), work.catalogue, args, standardPage.nested);
    const type = `${connection.owner.name}${upperFirst(connection.field)}Connection`;
    const { needs, nodes, edges } = askedList(selections, connection.key, type, edgeTypeName(connection));
    const wanted = new Set([...edges, ...(edges.has("evidence") ? ["records"] : [])]);
    const layouts = { nodes: entityLayout(connection.targets, nodes), edges: edgeLayout(connection.relationship.properties, wanted) };
    const columns = [...layouts.edges.expressions("r"), ...layouts.nodes.expressions("b")];
    const spec: ConnectionPage = { connection, where: connectionWhere(connection, args), page: asked.page, needs, columns };
    const names = ["k", ...columnsOf(needs, asked.page.position !== null)];
    return async (ids) => {
      const rows = await work.reads.read(connectionPage(spec, ids, scopeOf(work)));
      const found = new Map(rows.map((row) => [row[0], row]));
      return ids.map((id) => {
        const row = found.get(id);
        return listPage(
          asked,
          row ? readList(names, row, (it) => decodeEdge(connection, id, it, layouts)) : { rows: [], total: 0, other: false },
        );
      });
    };
  });
  return loader.load(owner);
}
