import type { ApolloServerPlugin } from "@apollo/server";
import type { RequestContext } from "./requestContext.js";

/** Puts what the request's context gathered under `extensions` into the answer. */
export const answerExtensions: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue, response }) => {
      if (response.body.kind !== "single" || Object.keys(contextValue.extensions).length === 0) return;
      response.body.singleResult.extensions = { ...response.body.singleResult.extensions, ...contextValue.extensions };
    },
  }),
};
