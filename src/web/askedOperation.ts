import { getOperationAST, parse } from "graphql";

/** What the editor asks. */
export interface Question {
  readonly query: string;
  readonly operationName?: string | null | undefined;
}

/**
 * A question whose operation is one of its query: for a moment after another tab is opened the editor still names the operation of the tab
 * before. What is no GraphQL is left as it is, for the server to say so.
 */
export function askedOperation<Asked extends Question>(question: Asked): Asked {
  try {
    return getOperationAST(parse(question.query), question.operationName) ? question : { ...question, operationName: undefined };
  } catch {
    return question;
  }
}
