import type { KindSpec } from "../../../catalogue/kind.js";
import { aggregatedKind } from "../../../cypher/aggregated.js";
import { entityLayout } from "../../../cypher/layout.js";
import type { Position } from "../../../cypher/order.js";
import { Parameters } from "../../../cypher/parameters.js";
import { looksAhead, rootPage } from "../../../cypher/rootPage.js";
import { canonicalJson } from "../cursor.js";
import type { RequestWork } from "../requestWork.js";
import type { EntityList } from "./entityList.js";
import { type AheadFound, type ListRequest, listColumns, type Row, readList, scopeOf } from "./listLoaders.js";
import { askedList } from "./listNeeds.js";
import { type DecodedRow, listPage } from "./listPage.js";
import { askedPage, heldBy, rootPlace, standardPage } from "./pageArguments.js";

/** The list of all entities of a kind. */
export function rootList(work: RequestWork, kind: KindSpec, { args, selections, period, ahead: lookAhead }: ListRequest): EntityList {
  const place = rootPlace(kind);
  const asked = askedPage(place, work.catalogue, args, { standard: standardPage.root, period });
  const where = args.where ?? {};
  const loader = work.loader(`list ${place.key} ${canonicalJson([args, period])}`, () => {
    const { needs, nodes, cursors } = askedList(selections, place.key, `${kind.name}Connection`, `${kind.name}Edge`);
    const layout = entityLayout([kind], nodes);
    const { page } = asked;
    const scope = scopeOf(work, period);
    const owner = place.order.node;
    const isOpen = looksAhead({ kind, where, page }, scope(new Parameters()));
    const ahead = isOpen ? lookAhead([kind], owner) : [];
    const decode = (row: Row): DecodedRow => {
      const node = layout.decode(row, 0);
      ahead.forEach(({ keep }, at) => void keep(node.id, row[layout.width + at] as AheadFound | null));
      return { node, edge: {}, position: row.slice(layout.width + ahead.length) as Position };
    };
    const spec = { kind, where, page, needs, columns: layout.expressions(owner), ahead: ahead.map((it) => it.list) };
    const statement = rootPage(spec, scope);
    const columns = listColumns(needs, asked.page.position !== null);
    return async (keys) => {
      const [row] = await work.reads.read(statement);
      return keys.map(() => listPage(asked, readList(columns, row ?? [], decode), cursors));
    };
  });
  const name = heldBy(place, args, period);
  return { page: () => loader.load("all"), aggregated: { over: aggregatedKind(kind, where), name, key: null, period } };
}
