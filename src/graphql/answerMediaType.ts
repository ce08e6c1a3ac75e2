import Negotiator from "negotiator";

/** The media types of a GraphQL answer; the first is sent to whoever does not mind. */
export const answerMediaTypes = Object.freeze(["application/json; charset=utf-8", "application/graphql-response+json; charset=utf-8"]);

/** The media type that the `accept` header asks for; undefined when it allows none of ours. */
export function answerMediaType(accept: string | undefined): string | undefined {
  return new Negotiator({ headers: { accept: accept || "*/*" } }).mediaType([...answerMediaTypes]);
}
