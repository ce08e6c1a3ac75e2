import { ask } from "../ask.js";
import type { GraphNode } from "../graph/graphParts.js";
import {
  HowTheyAreConnectedDocument,
  type HowTheyAreConnectedQuery,
  WhatIsThereDocument,
  WhatIsTypedDocument,
  type WhatIsTypedQuery,
} from "../operations.generated.js";

export type Suggested = WhatIsTypedQuery["suggest"][number];
export type Path = HowTheyAreConnectedQuery["paths"]["nodes"][number];

export const suggest = async (text: string): Promise<readonly Suggested[]> => (await ask(WhatIsTypedDocument, { text })).suggest;

/** Ids that the server takes at once. */
const most = 1_000;

/** Those of some entities that exist, however many. */
export async function readExisting(ids: readonly string[]): Promise<readonly GraphNode[]> {
  const pieces = Array.from({ length: Math.ceil(ids.length / most) }, (_, at) => ids.slice(at * most, (at + 1) * most));
  const answers = await Promise.all(pieces.map((it) => ask(WhatIsThereDocument, { ids: it })));
  return answers.flatMap((it) => it.nodes).filter((it) => it !== null);
}

export interface PathQuestion {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly asOf: string | null;
}

/** The first paths from one entity to another, the shortest first. */
export async function findPaths(question: PathQuestion): Promise<{ readonly paths: readonly Path[]; readonly more: boolean }> {
  const { paths } = await ask(HowTheyAreConnectedDocument, question);
  return { paths: paths.nodes, more: paths.pageInfo.hasNextPage };
}
