import type { ApolloServerPlugin } from "@apollo/server";
import type { DocumentNode, ValidationRule } from "graphql";
import { GraphQLError } from "graphql";
import { AtlasError } from "../errors.js";
import { type DocumentSize, documentSize } from "./documentSize.js";

/** The largest document that is looked at. */
export interface Limits extends DocumentSize {
  /** Words and signs of the text; the parser stops there. */
  readonly tokens: number;
  /** Levels of lists and objects within the variables. */
  readonly variableDepth: number;
}

/** What people's queries and the introspection of tools stay well below. */
export const standardLimits: Limits = Object.freeze({
  tokens: 50_000,
  depth: 25,
  fields: 1_000,
  rootFields: 100,
  aliases: 500,
  directives: 200,
  fragments: 200,
  valueDepth: 50,
  variableDepth: 50,
});

const nouns: Readonly<Record<keyof DocumentSize, string>> = Object.freeze({
  depth: "levels of fields",
  fields: "fields with its fragments spread out",
  rootFields: "fields at the root",
  aliases: "aliases",
  directives: "directives",
  fragments: "fragments",
  valueDepth: "levels of lists and objects in an argument",
});

const shown = (count: number): string => (count > 1_000_000 ? "more than 1,000,000" : count.toLocaleString("en"));

/** Every limit that the document passes, as a sentence with the figure and the limit. */
export function exceededLimits(document: DocumentNode, limits: Limits): readonly string[] {
  const size = documentSize(document);
  return (Object.keys(nouns) as (keyof DocumentSize)[])
    .filter((measure) => size[measure] > limits[measure])
    .map((measure) => `The query has ${shown(size[measure])} ${nouns[measure]}; at most ${shown(limits[measure])} are allowed.`);
}

/**
 * Refuses too large a document before any other rule looks into it: the rule that compares overlapping fields takes time that
 * grows with the square of their number.
 */
export function limitRule(limits: Limits): ValidationRule {
  return (context) => ({
    Document: {
      enter: (document) => {
        const exceeded = exceededLimits(document, limits);
        if (exceeded.length === 0) return undefined;
        for (const message of exceeded)
          context.reportError(new GraphQLError(message, { originalError: new AtlasError("QUERY_TOO_COMPLEX", message) }));
        // What a visitor returns takes the node's place, so all other rules go on in an empty document.
        return { ...document, definitions: [] };
      },
    },
  });
}

/** Levels of lists and objects in a value that came as JSON; without recursion, since the value may be deeper than the stack. */
export function depthOfJson(value: unknown): number {
  let depth = 0;
  let level: readonly unknown[] = [value];
  for (;;) {
    const next: unknown[] = [];
    let containers = false;
    for (const it of level) {
      if (typeof it !== "object" || it === null) continue;
      containers = true;
      for (const child of Object.values(it)) next.push(child);
    }
    if (!containers) return depth;
    depth++;
    level = next;
  }
}

/** Refuses variables nested so deeply that coercing them would exhaust the stack. */
export function variableLimit(limits: Limits): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ request }) => {
        const depth = depthOfJson(request.variables ?? {}) - 1;
        if (depth <= limits.variableDepth) return;
        const message = `The variables have ${shown(depth)} levels of lists and objects; at most ${shown(limits.variableDepth)} are allowed.`;
        throw new AtlasError("QUERY_TOO_COMPLEX", message);
      },
    }),
  };
}
