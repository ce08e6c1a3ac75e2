/** Whether an answer tells how it was come by: not at all, with the statements that ran, or with their plans. */
export type Explain = "off" | "statements" | "profile";

/** What one GraphQL request is; resolvers receive it as their context. */
export interface RequestContext {
  readonly requestId: string;
  /** Aborted when the caller goes away or the server ends the request; its reason is then an `AtlasError`. */
  readonly signal: AbortSignal;
  readonly explain: Explain;
  /** What is put into the answer's `extensions`, by key. */
  readonly extensions: Record<string, unknown>;
}
