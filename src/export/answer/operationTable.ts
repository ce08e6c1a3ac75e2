import { type DocumentNode, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from "graphql";
import { AtlasError } from "../../errors.js";
import { answerShape } from "./answerShape.js";
import { type AnswerTable, answerTable } from "./answerTable.js";

/** The table that the answers of an operation make with these variables. Throws `BAD_USER_INPUT` where one of them does not fit. */
export function operationTable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): AnswerTable {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (errors) throw new AtlasError("BAD_USER_INPUT", errors.map((it) => it.message).join("\n"));
  return answerTable(answerShape(schema, document, operation, coerced));
}
