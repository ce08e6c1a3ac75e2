import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type NamedTypeNode,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from "graphql";
import { AtlasError } from "../errors.js";
import { oneSentence } from "./oneSentence.js";

const numbers = new Set(["Int", "Float"]);
const number = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

/** One value as an address tells it: objects as JSON, all else as it is written. */
function readText(type: GraphQLInputType, text: string): unknown {
  const inner = getNullableType(type);
  if (isInputObjectType(inner) || (isListType(inner) && text.trimStart().startsWith("["))) return JSON.parse(text);
  if (isListType(inner)) return [readText(inner.ofType, text)];
  if (isEnumType(inner)) return text;
  if (numbers.has(inner.name)) return number.test(text) ? Number(text) : text;
  if (inner.name === "Boolean") return booleans.get(text) ?? text;
  return text;
}

function readValues(type: GraphQLInputType, texts: readonly string[]): unknown {
  const inner = getNullableType(type);
  if (texts.length === 1) return readText(inner, texts[0]!);
  if (!isListType(inner)) throw new Error(`expected once, got it ${texts.length} times`);
  return texts.map((it) => readText(inner.ofType, it));
}

/** The type that a query gives a variable, in a document that is valid. */
export const variableType = (schema: GraphQLSchema, { type }: VariableDefinitionNode): GraphQLInputType =>
  typeFromAST(schema, type as NamedTypeNode) as GraphQLInputType;

/** What is said of a value for which the query has no variable. */
export function noSuchVariable({ variableDefinitions = [] }: OperationDefinitionNode): string {
  const names = variableDefinitions.map((it) => it.variable.name.value);
  return `the query has no such variable, ${names.length === 0 ? "and no other" : `only ${names.join(", ")}`}`;
}

/**
 * The variables of a query from the parameters of an address, where a list is a parameter given several times or JSON, and an input object is
 * JSON; what is not given comes from `standard`. Throws `BAD_USER_INPUT` that names every wrong variable.
 */
export function queryVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  search: URLSearchParams,
  standard: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { variableDefinitions = [] } = operation;
  const faults = [...new Set(search.keys())]
    .filter((name) => !variableDefinitions.some((it) => it.variable.name.value === name))
    .map((it) => `${it}: ${noSuchVariable(operation)}`);
  // Variables may be called as properties of objects are.
  const variables: Record<string, unknown> = Object.create(null);
  for (const definition of variableDefinitions) {
    const name = definition.variable.name.value;
    const type = variableType(schema, definition);
    if (!search.has(name)) {
      if (Object.hasOwn(standard, name)) variables[name] = standard[name];
      else if (isNonNullType(type) && !definition.defaultValue) faults.push(`${name}: expected a value of type ${String(type)}, got none`);
      continue;
    }
    try {
      const value = readValues(type, search.getAll(name));
      coerceInputValue(value, type, (path, _wrong, error) => faults.push(`${[name, ...path].join(".")}: ${error.message}`));
      variables[name] = value;
    } catch (error) {
      faults.push(`${name}: ${(error as Error).message}`);
    }
  }
  if (faults.length > 0) throw new AtlasError("BAD_USER_INPUT", oneSentence(faults));
  return variables;
}
