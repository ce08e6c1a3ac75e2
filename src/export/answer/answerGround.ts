import { type DocumentNode, type GraphQLSchema, isObjectType, Kind, TypeInfo, visit, visitWithTypeInfo } from "graphql";

/** Fields whose values come from entities that the answer need not show: counts, sums, groups, flows, and what stands behind a statement. */
const figures = new Set(["totalCount", "count", "aggregate", "groups", "rollUp", "evidence", "links"]);

/** Fields whose values come from exchange rates as well, which are of no entity. */
const conversions = new Set(["converted", "fundingFlow"]);

/** What an answer stands on: the entities that it shows and what joins them, any that the graph has, or exchange rates beside them. */
export type Ground = "shown" | "entities" | "rates";

/** What the answers of a document stand on. */
export function groundOf(schema: GraphQLSchema, document: DocumentNode): Ground {
  const info = new TypeInfo(schema);
  let found: Ground = "shown";
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        enter: (node) => {
          const type = info.getParentType();
          // An edge without its node is a relationship of which one end is not shown.
          const bare =
            node.name.value === "edges" && !node.selectionSet?.selections.some((it) => it.kind !== Kind.FIELD || it.name.value === "node");
          if (!isObjectType(type)) return;
          if (conversions.has(node.name.value)) found = "rates";
          else if (found === "shown" && (bare || figures.has(node.name.value))) found = "entities";
        },
      },
    }),
  );
  return found;
}
