import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** A field of an answer, by the name that it has there. */
export interface ShapeField {
  readonly key: string;
  /** The field and the type that has it, as the schema calls them. */
  readonly name: string;
  readonly parent: string;
  /** Whether it holds a list of objects. */
  readonly listed: boolean;
  /** Whether it is the nodes or edges of a list that comes in pages. */
  readonly paged: boolean;
  /** Of an object or a list of objects: what each holds; null for a value or a list of values. */
  readonly fields: readonly ShapeField[] | null;
}

type Variables = Readonly<Record<string, unknown>>;

interface Growing extends Omit<ShapeField, "fields"> {
  readonly fields: Map<string, Growing> | null;
}

function isList(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? isList(type.ofType) : isListType(type);
}

function isLeftOut(node: FieldNode | SelectionSetNode["selections"][number], variables: Variables): boolean {
  const skipped = getDirectiveValues(GraphQLSkipDirective, node, variables)?.["if"] === true;
  return skipped || getDirectiveValues(GraphQLIncludeDirective, node, variables)?.["if"] === false;
}

interface TypedField {
  readonly type: GraphQLOutputType;
  readonly parent: string;
  readonly paged: boolean;
}

/** The type of every field of a document. */
function fieldTypes(schema: GraphQLSchema, document: DocumentNode): ReadonlyMap<FieldNode, TypedField> {
  const types = new Map<FieldNode, TypedField>();
  const info = new TypeInfo(schema);
  const note = (node: FieldNode) => {
    const type = info.getType();
    const parent = info.getParentType();
    if (type && parent) types.set(node, { type, parent: parent.name, paged: isObjectType(parent) && "pageInfo" in parent.getFields() });
  };
  visit(document, visitWithTypeInfo(info, { Field: note }));
  return types;
}

const finished = (fields: ReadonlyMap<string, Growing>): readonly ShapeField[] =>
  [...fields.values()].map(({ fields: inner, ...field }) => ({ ...field, fields: inner && finished(inner) }));

/** The fields that the answer of an operation may have, in the order in which they are asked for, whatever fragments they come from. */
export function answerShape(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): readonly ShapeField[] {
  const types = fieldTypes(schema, document);
  const fragments = new Map(
    document.definitions
      .filter((it): it is FragmentDefinitionNode => it.kind === Kind.FRAGMENT_DEFINITION)
      .map((it) => [it.name.value, it]),
  );
  function add(selections: SelectionSetNode, into: Map<string, Growing>): void {
    for (const node of selections.selections) {
      if (isLeftOut(node, variables)) continue;
      if (node.kind === Kind.INLINE_FRAGMENT) add(node.selectionSet, into);
      else if (node.kind === Kind.FRAGMENT_SPREAD) add(fragments.get(node.name.value)!.selectionSet, into);
      else {
        const key = (node.alias ?? node.name).value;
        const { type, parent = "", paged = false } = types.get(node) ?? {};
        const composite = type !== undefined && isCompositeType(getNamedType(type));
        const known = into.get(key) ?? {
          key,
          name: node.name.value,
          parent,
          listed: composite && isList(type),
          paged,
          fields: composite ? new Map<string, Growing>() : null,
        };
        into.set(key, known);
        if (node.selectionSet && known.fields) add(node.selectionSet, known.fields);
      }
    }
  }
  const root = new Map<string, Growing>();
  add(operation.selectionSet, root);
  return finished(root);
}
