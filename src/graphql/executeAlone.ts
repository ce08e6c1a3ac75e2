import type { ApolloServer } from "@apollo/server";
import type { RequestContext } from "./requestContext.js";

/** What GraphQL answers to one operation. */
export interface AloneAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** Runs operations as any caller's, with all limits, but without HTTP around them; each gets a context of its own. */
export function executeAlone(apollo: ApolloServer<RequestContext>, createContext: () => RequestContext) {
  return async (request: {
    readonly query: string;
    readonly operationName?: string;
    readonly variables: Readonly<Record<string, unknown>>;
  }): Promise<AloneAnswer> => {
    const { body } = await apollo.executeOperation(request, { contextValue: createContext() });
    if (body.kind !== "single") throw new Error(`Expected a single answer from Apollo, got one that is ${body.kind}.`);
    return body.singleResult as AloneAnswer;
  };
}
