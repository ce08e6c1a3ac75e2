import type { ConnectionSpec } from "../../../catalogue/connection.js";
import { constantCase, upperFirst } from "../../../catalogue/kind.js";
import { aggregatedConnection } from "../../../cypher/aggregated.js";
import type { ConnectionWhere } from "../../../cypher/filter.js";
import { edgeLayout } from "../../../cypher/layout.js";
import { connectionSource, type ListNames, listNames } from "../../../cypher/listSource.js";
import { AtlasError } from "../../../errors.js";
import { edgeTypeName } from "../../schema/connectionTypes.js";
import type { Asked, RequestWork } from "../requestWork.js";
import { type EdgeReading, type ListRequest, type OwnedList, type OwnedLists, ownedLists } from "./listLoaders.js";
import { connectionPlace, type ListArguments } from "./pageArguments.js";

/** How the relationships of a connection are read; of a symmetric one it must be told at which end it starts. */
function relationshipReading(connection: ConnectionSpec, selected: ReadonlySet<string>, edge: string): EdgeReading {
  const layout = edgeLayout(connection.relationship.properties, new Set([...selected, ...(selected.has("evidence") ? ["records"] : [])]));
  const symmetric = connection.direction === "BOTH";
  const type = connection.relationship.type;
  return {
    columns: [...layout.expressions(edge), ...(symmetric ? [`startNode(${edge}).id`] : [])],
    decode: (owner, row, node) => {
      const own = { kind: connection.owner.name, id: owner };
      const startsHere = symmetric ? row[layout.width] === owner : connection.direction === "OUT";
      const ends = startsHere ? { from: own, to: node } : { from: node, to: own };
      return { __typename: edgeTypeName(connection), kind: type, type, ...layout.decode(row, 0), ...ends };
    },
  };
}

function whereOf(connection: ConnectionSpec, { where, kinds }: ListArguments): ConnectionWhere {
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

/** What a connection leads to as a list; `names` are those of the statement in which it stands. */
export function ownedConnection(connection: ConnectionSpec, args: ListArguments, names: ListNames = listNames): OwnedList {
  const where = whereOf(connection, args);
  return {
    place: connectionPlace(connection),
    source: connectionSource(connection, names),
    targets: connection.targets,
    where,
    types: { connection: `${connection.owner.name}${upperFirst(connection.field)}Connection`, edge: edgeTypeName(connection) },
    edge: (selected) => relationshipReading(connection, selected, names.edge),
    aggregated: aggregatedConnection(connection, where),
  };
}

/** What a connection leads to, of all entities that ask for it alike, where it was asked so before. */
export const knownLists = (work: RequestWork, connection: ConnectionSpec, asked: Asked): OwnedLists | undefined =>
  work.lastMade(connection.key, asked);

/** What a connection leads to, of all entities that ask for it alike. */
export function connectionLists(work: RequestWork, connection: ConnectionSpec, request: ListRequest): OwnedLists {
  const known = knownLists(work, connection, request);
  if (known) return known;
  const lists = ownedLists(work, ownedConnection(connection, request.args), request);
  work.keepMade(connection.key, request, lists);
  return lists;
}
