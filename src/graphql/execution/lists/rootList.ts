import type { KindSpec } from "../../../catalogue/kind.js";
import { aggregatedKind } from "../../../cypher/aggregated.js";
import { entityLayout } from "../../../cypher/layout.js";
import type { Position } from "../../../cypher/order.js";
import { Parameters } from "../../../cypher/parameters.js";
import { looksAhead, rootPage } from "../../../cypher/rootPage.js";
import { canonicalJson } from "../cursor.js";
import type { RequestWork } from "../requestWork.js";
import type { EntityList } from "./entityList.js";
import { keepAhead, type ListRequest, listColumns, readList, scopeOf } from "./listLoaders.js";
import { askedList } from "./listNeeds.js";
import { ListPage, type RowReading } from "./listPage.js";
import { askedPage, heldBy, rootPlace, standardPage } from "./pageArguments.js";

/** The list of all entities of a kind. */
export function rootList(work: RequestWork, kind: KindSpec, { args, selections, period, ahead: lookAhead }: ListRequest): EntityList {
  const place = rootPlace(kind);
  const asked = askedPage(place, work.catalogue, args, { standard: standardPage.root, period });
  const where = args.where ?? {};
  const loader = work.loader(`list ${place.key} ${canonicalJson([args, period])}`, () => {
    const { needs, nodes } = askedList(selections, place.key, `${kind.name}Connection`, `${kind.name}Edge`);
    const layout = entityLayout([kind], nodes);
    const { page } = asked;
    const scope = scopeOf(work, period);
    const owner = place.order.node;
    const isOpen = looksAhead({ kind, where, page }, scope(new Parameters()));
    const ahead = isOpen ? lookAhead([kind], owner) : [];
    const reading: RowReading = {
      node: (row) => layout.decode(row, 0),
      edge: () => ({}),
      position: (row) => row.slice(layout.width + ahead.length) as Position,
      cursors: needs.places,
    };
    const spec = { kind, where, page, needs, columns: layout.expressions(owner), ahead: ahead.map((it) => it.list) };
    const statement = rootPage(spec, scope);
    const columns = listColumns(needs, asked.page.position !== null);
    return async (keys) => {
      const [row] = await work.reads.read(statement);
      const found = new ListPage(asked, "", readList(columns, row ?? []), reading);
      keepAhead(ahead, found, layout.width);
      return keys.map(() => found);
    };
  });
  const name = heldBy(place, args, period);
  return { page: () => loader.load("all"), aggregated: { over: aggregatedKind(kind, where), name, key: null, period } };
}
