import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  separateOperations,
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
export const added = Object.freeze({
  id: "exportedEntity",
  page: "exportedPage",
  more: "exportedMore",
  first: "exportedFirst",
  after: "exportedAfter",
});

const selectionsOf = (text: string) => (parse(`{ ${text} }`).definitions[0] as OperationDefinitionNode).selectionSet.selections;

const idSelection = selectionsOf(`${added.id}: id`);
const pageSelection = selectionsOf(`${added.page}: pageInfo { endCursor hasNextPage }`);
const moreSelection = selectionsOf(`${added.more}: pageInfo { hasNextPage }`);
const pageArguments = (selectionsOf(`a(first: $${added.first}, after: $${added.after})`)[0] as FieldNode).arguments!;
const pageVariables = (parse(`query ($${added.first}: Int, $${added.after}: String) { a }`).definitions[0] as OperationDefinitionNode)
  .variableDefinitions!;

/** Asks for the id of every entity, so that it is known what the answer shows, and of lists that are not walked whether there is more. */
export function withAdditions(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(document);
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
      Field: {
        leave: (node) => {
          const isOpen = isPaged(info.getFieldDef()) && leavesPageOpen(node) && showsItems(node.selectionSet!, fragments);
          if (!isOpen) return undefined;
          return { ...node, selectionSet: { ...node.selectionSet!, selections: [...node.selectionSet!.selections, ...moreSelection] } };
        },
      },
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

/** Whether a field gives a list page by page. */
function isPaged(field: GraphQLField<unknown, unknown> | null | undefined): boolean {
  const type = field && getNamedType(field.type);
  return isObjectType(type) && "pageInfo" in type.getFields() && field!.args.some((it) => it.name === "after");
}

const leavesPageOpen = ({ arguments: given = [] }: FieldNode): boolean => !given.some((it) => pagingArguments.includes(it.name.value));

/** A document without fragments around its root fields, where they are taken under no condition. */
function withPlainRoot(document: DocumentNode, operation: OperationDefinitionNode): readonly [DocumentNode, OperationDefinitionNode] {
  const fragments = fragmentsOf(document);
  const plain = (selections: readonly SelectionNode[], within: readonly string[]): readonly SelectionNode[] =>
    selections.flatMap((it) => {
      if (it.kind === Kind.FIELD || (it.directives?.length ?? 0) > 0) return [it];
      if (it.kind === Kind.INLINE_FRAGMENT) return plain(it.selectionSet.selections, within);
      const name = it.name.value;
      const spread = fragments.get(name);
      // What is not there or goes round is told by the validation.
      return spread && !within.includes(name) ? plain(spread.selections, [...within, name]) : [it];
    });
  const selections = plain(operation.selectionSet.selections, []);
  if (selections.every((it, at) => it === operation.selectionSet.selections[at])) return [document, operation];
  const opened = { ...operation, selectionSet: { ...operation.selectionSet, selections } };
  const whole = { ...document, definitions: document.definitions.map((it) => (it === operation ? opened : it)) };
  return [separateOperations(whole)[operation.name?.value ?? ""]!, opened];
}

/** The only root field, where it is a connection that shows its items and leaves open which page it wants. */
function openConnection(schema: GraphQLSchema, document: DocumentNode, { selectionSet }: OperationDefinitionNode): FieldNode | null {
  const [field, ...more] = selectionSet.selections;
  if (field?.kind !== Kind.FIELD || more.length > 0 || !field.selectionSet) return null;
  const root = schema.getQueryType()?.getFields()[field.name.value];
  return isPaged(root) && leavesPageOpen(field) && showsItems(field.selectionSet, fragmentsOf(document)) ? field : null;
}

/** Lets a document be asked page by page where it leaves that open, and tell the ids of the entities that it shows. */
export function pagedDocument(schema: GraphQLSchema, asked: DocumentNode, askedOperation: OperationDefinitionNode): PagedDocument {
  const [given, operation] = withPlainRoot(asked, askedOperation);
  const field = openConnection(schema, given, operation);
  if (!field) return { document: withAdditions(schema, given), paged: null };
  const whole: FieldNode = {
    ...field,
    arguments: [...(field.arguments ?? []), ...pageArguments],
    selectionSet: { ...field.selectionSet!, selections: [...field.selectionSet!.selections, ...pageSelection] },
  };
  const walked: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: [...(operation.variableDefinitions ?? []), ...pageVariables],
    selectionSet: { ...operation.selectionSet, selections: [whole] },
  };
  const document = { ...given, definitions: given.definitions.map((it) => (it === operation ? walked : it)) };
  return { document: withAdditions(schema, document), paged: (field.alias ?? field.name).value };
}
