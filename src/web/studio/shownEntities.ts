import { type GraphQLSchema, parse, print } from "graphql";
import { withAdditions } from "../../export/answer/pagedDocument.js";
import { addShown, nothingShown } from "../../export/answer/shownEntities.js";
import { type Part, readBetween } from "../graph/readBetween.js";
import { post } from "../post.js";
import type { AskedAnswer } from "./askedAnswers.js";

/** More than these are neither asked for at once nor told apart in a drawing. */
const most = 1_000;

/** The entities that an answer shows but for the sources that it names, with the relationships between them. */
export interface ShownEntities extends Part {
  /** How many more the answer shows. */
  readonly left: number;
}

/** Asks once more for the answer with the ids of its entities, whether or not the query asks for these, then for what is between them. */
export async function readShownEntities(schema: GraphQLSchema, { question }: AskedAnswer): Promise<ShownEntities> {
  const { query, operationName, variables } = question;
  const response = await post({ query: print(withAdditions(schema, parse(query))), operationName, variables });
  const { data, errors } = await response.json();
  if (!data) throw new Error(errors?.[0]?.message ?? `The server answered ${response.status}.`);
  const shown = nothingShown();
  addShown(data, shown);
  const ids = [...shown.ids].slice(0, most);
  const part = ids.length === 0 ? { nodes: [], edges: [] } : await readBetween(ids);
  // Sources are in no relationship.
  return { ...part, nodes: part.nodes.filter((it) => it.kind !== "SOURCE"), left: shown.ids.size - ids.length };
}
