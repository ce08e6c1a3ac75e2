import { type DocumentNode, type GraphQLSchema, isObjectType, Kind, TypeInfo, visit, visitWithTypeInfo } from "graphql";

/** Fields whose values come from entities that the answer need not show: counts, sums, groups, flows, and what stands behind a statement. */
const figures = new Set(["totalCount", "count", "aggregate", "groups", "rollUp", "converted", "evidence", "links"]);

/** Whether a document asks for more than single entities and what joins them, so that their sources are not all there are. */
export function showsFigures(schema: GraphQLSchema, document: DocumentNode): boolean {
  const info = new TypeInfo(schema);
  let found = false;
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        enter: (node) => {
          const type = info.getParentType();
          // An edge without its node is a relationship of which one end is not shown.
          const bare =
            node.name.value === "edges" && !node.selectionSet?.selections.some((it) => it.kind !== Kind.FIELD || it.name.value === "node");
          if (isObjectType(type) && (bare || figures.has(node.name.value))) found = true;
        },
      },
    }),
  );
  return found;
}
