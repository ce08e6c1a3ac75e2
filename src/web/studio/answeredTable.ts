import { type GraphQLSchema, getOperationAST, parse } from "graphql";
import type { Table } from "../../export/answer/answerTable.js";
import { operationTable } from "../../export/answer/operationTable.js";
import type { AskedAnswer } from "./askedAnswers.js";

/** Lays an answer out as a table, by the rule that exports and saved queries keep to; null where there is none, as for a text that is no query. */
export function answeredTable(schema: GraphQLSchema, { question, data }: AskedAnswer): Table | null {
  if (data === null) return null;
  const document = parse(question.query);
  const operation = getOperationAST(document, question.operationName);
  if (!operation) return null;
  return operationTable(schema, document, operation, question.variables).laidOut(data);
}
