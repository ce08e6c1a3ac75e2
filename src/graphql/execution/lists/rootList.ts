import type { KindSpec } from "../../../catalogue/kind.js";
import { aggregatedKind } from "../../../cypher/aggregated.js";
import { entityLayout } from "../../../cypher/layout.js";
import type { Position } from "../../../cypher/order.js";
import type { Period } from "../../../cypher/period.js";
import { rootPage } from "../../../cypher/rootPage.js";
import { canonicalJson } from "../cursor.js";
import type { RequestWork } from "../requestWork.js";
import type { Selections } from "../selections.js";
import type { EntityList } from "./entityList.js";
import { listColumns, type Row, readList, scopeOf } from "./listLoaders.js";
import { askedList } from "./listNeeds.js";
import { type DecodedRow, listPage } from "./listPage.js";
import { askedPage, heldBy, type ListArguments, rootPlace, standardPage } from "./pageArguments.js";

/** The list of all entities of a kind. */
export function rootList(
  work: RequestWork,
  kind: KindSpec,
  args: ListArguments,
  { selections, period }: { readonly selections: Selections; readonly period: Period | null },
): EntityList {
  const place = rootPlace(kind);
  const asked = askedPage(place, work.catalogue, args, { standard: standardPage.root, period });
  const where = args.where ?? {};
  const loader = work.loader(`list ${place.key} ${canonicalJson([args, period])}`, () => {
    const { needs, nodes, cursors } = askedList(selections, place.key, `${kind.name}Connection`, `${kind.name}Edge`);
    const layout = entityLayout([kind], nodes);
    const decode = (row: Row): DecodedRow => ({
      node: layout.decode(row, 0),
      edge: {},
      position: row.slice(layout.width) as Position,
    });
    const statement = rootPage({ kind, where, page: asked.page, needs, columns: layout.expressions("n") }, scopeOf(work, period));
    const columns = listColumns(needs, asked.page.position !== null);
    return async (keys) => {
      const [row] = await work.reads.read(statement);
      return keys.map(() => listPage(asked, readList(columns, row ?? [], decode), cursors));
    };
  });
  const name = heldBy(place, args, period);
  return { page: () => loader.load("all"), aggregated: { over: aggregatedKind(kind, where), name, key: null, period } };
}
