import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** A document that asks for a little more than it was written with, which tables do not show. */
export interface PagedDocument {
  readonly document: DocumentNode;
  /** The name in the answer of the list that is walked page by page; null where the document says itself what it wants. */
  readonly paged: string | null;
}

/** Names in the answer, and of variables, that nobody else gives. */
export const added = Object.freeze({ id: "exportedEntity", page: "exportedPage", first: "exportedFirst", after: "exportedAfter" });

const selectionsOf = (text: string) => (parse(`{ ${text} }`).definitions[0] as OperationDefinitionNode).selectionSet.selections;

const idSelection = selectionsOf(`${added.id}: id`);
const pageSelection = selectionsOf(`${added.page}: pageInfo { endCursor hasNextPage }`);
const pageArguments = (selectionsOf(`a(first: $${added.first}, after: $${added.after})`)[0] as FieldNode).arguments!;
const pageVariables = (parse(`query ($${added.first}: Int, $${added.after}: String) { a }`).definitions[0] as OperationDefinitionNode)
  .variableDefinitions!;

/** Asks for the id of every entity, so that it is known what the answer shows. */
function withIds(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const info = new TypeInfo(schema);
  const isEntity = (): boolean => {
    const type = info.getParentType();
    return (
      (isObjectType(type) && type.getInterfaces().some((it) => it.name === "Entity")) || (isInterfaceType(type) && type.name === "Entity")
    );
  };
  return visit(
    document,
    visitWithTypeInfo(info, {
      SelectionSet: { leave: (node) => (isEntity() ? { ...node, selections: [...node.selections, ...idSelection] } : undefined) },
    }),
  );
}

const pagingArguments = ["first", "last", "after", "before"];
const listFields = ["nodes", "edges"];

/** A total or an aggregate is the same on every page: walking them would repeat its rows. */
function showsItems({ selections }: SelectionSetNode, fragments: ReadonlyMap<string, SelectionSetNode>, seen = new Set<string>()): boolean {
  return selections.some((it) => {
    if (it.kind === Kind.FIELD) return listFields.includes(it.name.value);
    if (it.kind === Kind.INLINE_FRAGMENT) return showsItems(it.selectionSet, fragments, seen);
    const name = it.name.value;
    if (seen.has(name)) return false;
    seen.add(name);
    const spread = fragments.get(name);
    return spread !== undefined && showsItems(spread, fragments, seen);
  });
}

const fragmentsOf = ({ definitions }: DocumentNode): ReadonlyMap<string, SelectionSetNode> =>
  new Map(definitions.flatMap((it) => (it.kind === Kind.FRAGMENT_DEFINITION ? [[it.name.value, it.selectionSet] as const] : [])));

/** The only root field, where it is a connection that shows its items and leaves open which page it wants. */
function openConnection(schema: GraphQLSchema, document: DocumentNode, { selectionSet }: OperationDefinitionNode): FieldNode | null {
  const [field, ...more] = selectionSet.selections;
  if (field?.kind !== Kind.FIELD || more.length > 0 || !field.selectionSet) return null;
  const root = schema.getQueryType()?.getFields()[field.name.value];
  const type = root && getNamedType(root.type);
  const pages = isObjectType(type) && "pageInfo" in type.getFields() && root!.args.some((it) => it.name === "after");
  const stated = (field.arguments ?? []).some((it) => pagingArguments.includes(it.name.value));
  return pages && !stated && showsItems(field.selectionSet, fragmentsOf(document)) ? field : null;
}

/** Lets a document be asked page by page where it leaves that open, and tell the ids of the entities that it shows. */
export function pagedDocument(schema: GraphQLSchema, given: DocumentNode, operation: OperationDefinitionNode): PagedDocument {
  const field = openConnection(schema, given, operation);
  if (!field) return { document: withIds(schema, given), paged: null };
  const asked: FieldNode = {
    ...field,
    arguments: [...(field.arguments ?? []), ...pageArguments],
    selectionSet: { ...field.selectionSet!, selections: [...field.selectionSet!.selections, ...pageSelection] },
  };
  const walked: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: [...(operation.variableDefinitions ?? []), ...pageVariables],
    selectionSet: { ...operation.selectionSet, selections: [asked] },
  };
  const document = { ...given, definitions: given.definitions.map((it) => (it === operation ? walked : it)) };
  return { document: withIds(schema, document), paged: (field.alias ?? field.name).value };
}
