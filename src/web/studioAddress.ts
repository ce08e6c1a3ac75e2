import type { Drawing } from "../queries/charts/drawing.js";

/** The ways in which the studio shows an answer. */
export const views = Object.freeze(["json", "table", "chart", "graph"] as const);

export type View = (typeof views)[number];

/** What the studio is to open. */
export interface StudioState {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string | null;
  readonly view?: View;
  /** Null where the shape of the answer decides. */
  readonly drawing?: Drawing | null;
}

/** The address at which the studio opens a query and shows its answer: `/#query=...&variables=...&view=chart`. */
export function studioAddress({ query, variables, operationName = null, view = "json", drawing = null }: StudioState): string {
  const said = new URLSearchParams({ query });
  if (Object.keys(variables).length > 0) said.set("variables", JSON.stringify(variables, null, 2));
  if (operationName !== null) said.set("operationName", operationName);
  if (view !== "json") said.set("view", view);
  if (drawing !== null) said.set("drawing", JSON.stringify(drawing));
  return `/#${said}`;
}
