import {
  type ArgumentNode,
  type ASTNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLInputType,
  GraphQLScalarType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isSpecifiedScalarType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  TypeInfo,
  typeFromAST,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";

/** Runs one operation of a document. */
export type CompiledOperation = (
  context: unknown,
  variables: Readonly<Record<string, unknown>>,
) => Promise<ExecutionResult> | ExecutionResult;

/**
 * graphql-jit compiles no recursive input types (zalando-incubator/graphql-jit#81), knows no `@oneOf` and takes an absent variable within an
 * object for null. So graphql-js reads all input, and what is compiled takes it as it is, as values of this type.
 */
const readBefore = new GraphQLScalarType({ name: "ReadBefore_", parseValue: (value) => value });

const readBeforeType: NamedTypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: readBefore.name } };

const variable = (name: string): VariableNode => ({ kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } });

/** A schema that also knows `ReadBefore_`, without listing it. */
export const compilingSchema = (schema: GraphQLSchema): GraphQLSchema =>
  Object.assign(Object.create(schema) as GraphQLSchema, {
    getType: (name: string) => (name === readBefore.name ? readBefore : schema.getType(name)),
  });

/** An argument's value in the text of a document that became a variable. */
interface Literal {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly value: ValueNode;
}

/** A document whose arguments are variables wherever graphql-jit would read them by itself, with what stood there. */
function withoutLiterals(
  schema: GraphQLSchema,
  document: DocumentNode,
): { readonly document: DocumentNode; readonly literals: readonly Literal[] } {
  const literals: Literal[] = [];
  const types = new TypeInfo(schema);
  const leave = (node: ArgumentNode): ASTNode | undefined => {
    const type = types.getInputType();
    if (types.getDirective() || node.value.kind === Kind.VARIABLE || !type) return undefined;
    const isPlain = node.value.kind !== Kind.OBJECT && node.value.kind !== Kind.LIST && isSpecifiedScalarType(getNamedType(type));
    if (isPlain) return undefined;
    const name = `literal_${literals.length}`;
    literals.push({ name, type, value: node.value });
    return { ...node, value: variable(name) };
  };
  return { document: visit(document, visitWithTypeInfo(types, { Argument: leave })), literals };
}

/** Declares variables as read before; those of directives, which are Boolean, stay as they are. */
function declared(schema: GraphQLSchema, operation: OperationDefinitionNode, literals: readonly Literal[]): OperationDefinitionNode {
  const stated = (operation.variableDefinitions ?? []).map((it): VariableDefinitionNode => {
    const isBoolean = String(typeFromAST(schema, it.type as NamedTypeNode)).startsWith("Boolean");
    const { defaultValue: _read, ...rest } = it;
    return isBoolean ? it : { ...rest, type: readBeforeType };
  });
  const more = literals.map(
    ({ name }): VariableDefinitionNode => ({ kind: Kind.VARIABLE_DEFINITION, variable: variable(name), type: readBeforeType }),
  );
  return { ...operation, variableDefinitions: [...stated, ...more] };
}

/** Compiles an operation of a valid document; null where graphql-jit cannot. `compiling` is made of `schema` by `compilingSchema`. */
export function compileOperation(
  schema: GraphQLSchema,
  compiling: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): CompiledOperation | null {
  const operation = getOperationAST(document, operationName);
  if (!operation) return null;
  const { document: prepared, literals } = withoutLiterals(schema, document);
  const definitions = prepared.definitions.map((it) => (it.kind === Kind.OPERATION_DEFINITION ? declared(schema, it, literals) : it));
  const compiled = compileQuery(compiling, { ...prepared, definitions }, operationName ?? undefined);
  if (!isCompiledQuery(compiled)) return null;
  return (context, variables) => {
    const read = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 50 });
    if (read.errors) return { errors: read.errors as readonly GraphQLError[] };
    const values: Record<string, unknown> = { ...read.coerced };
    for (const { name, type, value } of literals) {
      const given = valueFromAST(value, type, read.coerced);
      if (given !== undefined) values[name] = given;
    }
    return compiled.query(undefined, context, values);
  };
}
