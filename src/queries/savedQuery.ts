import type { Drawing } from "./charts/drawing.js";

/** A GraphQL document that is kept under an id, and read by whoever names it. */
export interface SavedQuery {
  /** `partners-of-zhejiang-lab` */
  readonly id: string;
  /** From 1, one more with each change. What is shipped has one version. */
  readonly version: number;
  readonly title: string;
  readonly description: string | null;
  /** One query and its fragments. */
  readonly document: string;
  /** Values of variables that a caller does not give; they come before the defaults in the document. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** How its answer is drawn; null leaves that to the shape of the answer. */
  readonly drawing: Drawing | null;
  /** Whether it came with this program. */
  readonly shipped: boolean;
  /** ISO 8601 in UTC; null for what is shipped. */
  readonly savedAt: string | null;
}

/** What an id looks like, so that it stands in an address as it is. */
export const queryId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The most characters of an id. */
export const longestQueryId = 80;

/** A query by its id, and the version that is wanted; null for the newest. */
export interface QueryName {
  readonly id: string;
  readonly version: number | null;
}

/** Reads `partners-of-zhejiang-lab` or `partners-of-zhejiang-lab@3`; null for what is neither. */
export function queryName(text: string): QueryName | null {
  const [, id, version] = /^([a-z0-9-]+)(?:@([1-9]\d{0,5}))?$/.exec(text) ?? [];
  return id === undefined ? null : { id, version: version === undefined ? null : Number(version) };
}
