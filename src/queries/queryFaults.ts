import {
  coerceInputValue,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { operationTable } from "../export/answer/operationTable.js";
import { withAdditions } from "../export/answer/pagedDocument.js";
import { limitRule, standardLimits } from "../graphql/limits.js";
import { type Drawing, readDrawing } from "./charts/drawing.js";
import { noSuchVariable, variableType } from "./queryVariables.js";
import { longestQueryId, queryId, type SavedQuery } from "./savedQuery.js";

const longestTitle = 200;
const longestDescription = 4_000;

/** What is to be saved. */
export type GivenQuery = Pick<SavedQuery, "id" | "title" | "description" | "document" | "variables" | "drawing">;

/** The only operation of a document, or what keeps it from being one query. */
export function onlyQuery(document: DocumentNode): OperationDefinitionNode | string {
  const operations = document.definitions.filter((it): it is OperationDefinitionNode => it.kind === Kind.OPERATION_DEFINITION);
  const [only, ...others] = operations;
  if (!only || others.length > 0) return `expected one query, got ${operations.length} operations`;
  return only.operation === "query" ? only : `expected a query, got a ${only.operation}`;
}

function variableFaults(schema: GraphQLSchema, operation: OperationDefinitionNode, given: SavedQuery["variables"]): string[] {
  const faults: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const definition = operation.variableDefinitions?.find((it) => it.variable.name.value === name);
    const type = definition && variableType(schema, definition);
    if (!type) faults.push(`variables.${name}: ${noSuchVariable(operation)}`);
    else
      coerceInputValue(value, type, (path, _wrong, error) => {
        faults.push(`variables.${[name, ...path].join(".")}: ${error.message}`);
      });
  }
  return faults;
}

const validated = (schema: GraphQLSchema, document: DocumentNode) =>
  validate(schema, document, [limitRule(standardLimits), ...specifiedRules]);

/** The columns of the answers; null where they depend on a variable that is not given. */
function columnsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: SavedQuery["variables"],
): readonly string[] | null {
  const variableDefinitions = operation.variableDefinitions?.filter(
    ({ type, defaultValue, variable }) => type.kind !== Kind.NON_NULL_TYPE || defaultValue || Object.hasOwn(given, variable.name.value),
  );
  try {
    return operationTable(schema, document, { ...operation, variableDefinitions }, given).columns;
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

function columnFaults({ type: _, ...fields }: Drawing, columns: readonly string[]): string[] {
  return Object.entries(fields).flatMap(([field, names]) =>
    [names ?? []]
      .flat()
      .filter((it) => !columns.includes(it))
      .map((it) => `drawing.${field}: expected a column of the answer, ${columns.join(", ")}, got "${it}"`),
  );
}

function documentFaults(schema: GraphQLSchema, text: string, variables: SavedQuery["variables"], drawing: Drawing | null): string[] {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: standardLimits.tokens });
  } catch (error) {
    return [`document: ${(error as Error).message}`];
  }
  const faults = validated(schema, document).map((it) => {
    const [at] = it.locations ?? [];
    return `document${at ? `, line ${at.line}` : ""}: ${it.message}`;
  });
  // Answers are asked for with a little more than was written.
  if (faults.length === 0) faults.push(...validated(schema, withAdditions(schema, document)).map((it) => `document: ${it.message}`));
  const operation = onlyQuery(document);
  if (typeof operation === "string") return [...faults, `document: ${operation}`];
  faults.push(...variableFaults(schema, operation, variables));
  // Columns are known of a document that is valid.
  const columns = faults.length === 0 && drawing ? columnsOf(schema, document, operation, variables) : null;
  return columns && drawing ? columnFaults(drawing, columns) : faults;
}

/** Everything that keeps a query from being saved, or from being answered as it was saved. */
export function queryFaults(
  schema: GraphQLSchema,
  { id, title, description, document, variables, drawing }: GivenQuery,
): readonly string[] {
  const faults: string[] = [];
  if (!queryId.test(id) || id.length > longestQueryId)
    faults.push(`id: expected at most ${longestQueryId} small letters, digits and single hyphens, got "${id.slice(0, 100)}"`);
  if (title.trim() === "" || title.length > longestTitle)
    faults.push(`title: expected 1 to ${longestTitle} characters, got ${title.trim() === "" ? "none" : title.length}`);
  if (description !== null && description.length > longestDescription)
    faults.push(`description: expected at most ${longestDescription} characters, got ${description.length}`);
  const drawn = drawing && readDrawing(drawing);
  const wrong: readonly string[] = Array.isArray(drawn) ? drawn : [];
  return [...faults, ...documentFaults(schema, document, variables, wrong.length > 0 ? null : (drawn as Drawing | null)), ...wrong];
}
