import type { ApolloServerPlugin } from "@apollo/server";
import type { ErrorCode } from "../errors.js";
import { answerMediaType, answerMediaTypes } from "./answerMediaType.js";
import { errorStatus } from "./errorStatus.js";

/**
 * Gives a request that never ran its status: by its code for application/graphql-response+json; 200 for application/json, where
 * the specification of GraphQL over HTTP wants it for every well-formed request.
 */
export const statusByMediaType: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response }) => {
      if (response.body.kind !== "single" || "data" in response.body.singleResult) return;
      const { status } = response.http;
      // Other statuses were set on purpose: 405 for a mutation by GET, 200 for a persisted query.
      if (status !== 400 && status !== 500) return;
      const code = response.body.singleResult.errors?.[0]?.extensions?.["code"] as ErrorCode | undefined;
      const byCode = errorStatus(code ?? "INTERNAL");
      const plainJson = answerMediaType(request.http?.headers.get("accept")) === answerMediaTypes[0];
      response.http.status = byCode === 400 && code !== "BAD_REQUEST" && plainJson ? 200 : byCode;
    },
  }),
};
