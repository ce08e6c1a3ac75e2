import {
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** The names of the fields that an operation asks for of each object type, at one field. */
export type FieldsByType = ReadonlyMap<string, ReadonlySet<string>>;

/** By `Parent.field`, over the whole operation: what is asked for directly below that field. */
export type Selections = ReadonlyMap<string, FieldsByType>;

type Growing = Map<string, Map<string, Set<string>>>;

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly found: Growing;
}

const noFields: FieldsByType = new Map();

const typesBelow = (schema: GraphQLSchema, typeName: string): readonly string[] => {
  const type = schema.getType(typeName);
  if (isObjectType(type)) return [type.name];
  return isInterfaceType(type) ? schema.getPossibleTypes(type).map((it) => it.name) : [];
};

function note(walk: Walk, key: string, typeName: string, field: string): void {
  const byType = walk.found.get(key) ?? new Map<string, Set<string>>();
  walk.found.set(key, byType);
  for (const name of typesBelow(walk.schema, typeName)) byType.set(name, (byType.get(name) ?? new Set()).add(field));
}

function visit(walk: Walk, selectionSet: SelectionSetNode, typeName: string, keys: readonly string[]): void {
  for (const selection of selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? walk.fragments[selection.name.value]! : selection;
      visit(walk, fragment.selectionSet, fragment.typeCondition?.name.value ?? typeName, keys);
      continue;
    }
    const name = selection.name.value;
    for (const key of keys) note(walk, key, typeName, name);
    if (!selection.selectionSet) continue;
    const type = walk.schema.getType(typeName);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    const below = field && getNamedType(field.type);
    if (below && isCompositeType(below))
      visit(
        walk,
        selection.selectionSet,
        below.name,
        typesBelow(walk.schema, typeName).map((it) => `${it}.${name}`),
      );
  }
}

const known = new WeakMap<OperationDefinitionNode, Selections>();

/** What a whole operation asks for, field by field; worked out once for each operation. Aliases and branches that reach the same field are taken together. */
export function selectionsOf({ operation, fragments, schema }: Pick<GraphQLResolveInfo, "operation" | "fragments" | "schema">): Selections {
  const before = known.get(operation);
  if (before) return before;
  const found: Growing = new Map();
  visit({ schema, fragments, found }, operation.selectionSet, schema.getQueryType()!.name, ["Query"]);
  known.set(operation, found);
  return found;
}

/** The fields asked for directly below a field, by object type. */
export const fieldsBelow = (selections: Selections, key: string): FieldsByType => selections.get(key) ?? noFields;

/** What is asked for at any of several fields. */
export function mergeFields(several: Iterable<FieldsByType>): FieldsByType {
  const merged = new Map<string, ReadonlySet<string>>();
  for (const fields of several) for (const [type, names] of fields) merged.set(type, new Set([...(merged.get(type) ?? []), ...names]));
  return merged;
}

/** Whether a field is asked for of a type, below a field. */
export const asksFor = (selections: Selections, key: string, type: string, field: string): boolean =>
  selections.get(key)?.get(type)?.has(field) ?? false;
