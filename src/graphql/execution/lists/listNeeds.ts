import type { ListNeeds } from "../../../cypher/connectionPage.js";
import type { Selection } from "../../../cypher/layout.js";
import { asksFor, fieldsBelow, mergeFields, type Selections } from "../selections.js";

/** What an operation asks of a list, over all the places where it asks for it. */
export interface AskedList {
  readonly needs: ListNeeds;
  /** Fields of the entities, by kind. */
  readonly nodes: Selection;
  /** Fields of the edges. */
  readonly edges: ReadonlySet<string>;
}

/** Reads from an operation what it asks of the list at `key`, whose connection type is `connection` and edge type `edge`. */
export function askedList(selections: Selections, key: string, connection: string, edge: string): AskedList {
  const asks = (field: string): boolean => asksFor(selections, key, connection, field);
  const edges = fieldsBelow(selections, `${connection}.edges`).get(edge) ?? new Set<string>();
  const pageInfo = fieldsBelow(selections, `${connection}.pageInfo`).get("PageInfo") ?? new Set<string>();
  return {
    needs: {
      rows: asks("nodes") || asks("edges") || asks("pageInfo"),
      total: asks("totalCount"),
      other: asks("pageInfo") && (pageInfo.has("hasNextPage") || pageInfo.has("hasPreviousPage")),
      places: edges.has("cursor") || pageInfo.has("startCursor") || pageInfo.has("endCursor"),
    },
    nodes: mergeFields([fieldsBelow(selections, `${connection}.nodes`), fieldsBelow(selections, `${edge}.node`)]),
    edges,
  };
}
