import { type GraphQLSchema, getOperationAST, parse } from "graphql";
import { operationTable } from "../../export/answer/operationTable.js";
import type { AskedAnswer } from "./askedAnswers.js";

/** An answer as one flat table, by the rule that exports and saved queries keep to. */
export interface AnsweredTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Lays an answer out as a table; without columns where it has none. */
export function answeredTable(schema: GraphQLSchema, { question, data }: AskedAnswer): AnsweredTable {
  const document = parse(question.query);
  const operation = getOperationAST(document, question.operationName);
  if (!operation || data === null) return { columns: [], rows: [] };
  const { columns, rows } = operationTable(schema, document, operation, question.variables);
  return { columns, rows: rows(data) };
}
