import { type GraphQLSchema, getOperationAST, parse } from "graphql";
import { operationTable } from "../../export/answer/operationTable.js";
import type { AskedAnswer } from "./askedAnswers.js";

/** An answer as one flat table, by the rule that exports and saved queries keep to. */
export interface AnsweredTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Lays an answer out as a table; null where there is none, as for a text that is no query. */
export function answeredTable(schema: GraphQLSchema, { question, data }: AskedAnswer): AnsweredTable | null {
  if (data === null) return null;
  const document = parse(question.query);
  const operation = getOperationAST(document, question.operationName);
  if (!operation) return null;
  const { columns, rows } = operationTable(schema, document, operation, question.variables);
  return { columns, rows: rows(data) };
}
