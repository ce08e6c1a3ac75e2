import type { Catalogue } from "../catalogue/catalogue.js";
import type { KindSpec } from "../catalogue/kind.js";
import { storedColumns } from "../catalogue/stored.js";

/** Lists that stand side by side are as long as each other, so where one is missing beside another it has one item, an empty text. */
function missingLists(kind: KindSpec): readonly string[] {
  return kind.properties.flatMap((property) => {
    const lists = storedColumns(property).filter(({ column }) => column.type === "texts" || column.type === "floats");
    if (lists.length < 2) return [];
    return lists.flatMap(({ name, column }) => {
      if (column.type !== "texts") return [];
      const others = lists.filter((it) => it.name !== name).map((it) => `n.${it.name} IS NOT NULL`);
      return [`MATCH (n:${kind.name}) WHERE n.${name} IS NULL AND (${others.join(" OR ")}) SET n.${name} = [""]`];
    });
  });
}

/** What must be run after neo4j-admin has imported a graph: it leaves out every list that is empty or holds nothing but one empty text. What lists are ordered by is copied when the graph is opened. */
export const afterAdminImport = (catalogue: Catalogue): readonly string[] => [
  "MATCH (n:Entity) WHERE n.records IS NULL SET n.records = []",
  ...catalogue.kinds.flatMap(missingLists),
];
