import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { maskedError, type PublicError, publicError } from "./publicError.js";
import type { RequestContext } from "./requestContext.js";

/** The one place where errors become what the caller sees. */
export interface ErrorMask {
  readonly formatError: (formatted: GraphQLFormattedError, raw: unknown) => PublicError;
  /** Remembers whose request an error belongs to, which `formatError` is not told. */
  readonly plugin: ApolloServerPlugin<RequestContext>;
}

/** Masks and logs whole, with the request id, every error that is not made for the caller. */
export function errorMask(log: Logger): ErrorMask {
  const requests = new WeakMap<object, string>();
  return {
    formatError: (formatted, raw) => {
      const shown = publicError(formatted, raw);
      if (shown) return shown;
      const requestId = (typeof raw === "object" && raw && requests.get(raw)) || "unknown";
      log.error({ err: raw, requestId, path: formatted.path }, "a request failed through a fault of ours");
      const masked = maskedError(requestId);
      return { ...masked, ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
    },
    plugin: {
      requestDidStart: async () => ({
        didEncounterErrors: async ({ errors, contextValue }) => {
          for (const error of errors) requests.set(error, contextValue.requestId);
        },
      }),
    },
  };
}
