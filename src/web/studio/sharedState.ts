import { type Drawing, readDrawing } from "../../queries/charts/drawing.js";
import { type View, views } from "../studioAddress.js";

/** What of the studio stands in its address, so that whoever opens it sees the same. */
export interface SharedState {
  readonly query: string;
  /** JSON as it stands in the editor; empty where there are none. */
  readonly variables: string;
  readonly operationName: string | null;
  readonly view: View;
  /** Null where the shape of the answer decides. */
  readonly drawing: Drawing | null;
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads what `studioAddress` writes; null where there is no query. What else is not understood counts as not said. */
export function readShared(hash: string): SharedState | null {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const query = given.get("query");
  if (!query) return null;
  const drawing = readDrawing(parsed(given.get("drawing")));
  return {
    query,
    variables: given.get("variables") ?? "",
    operationName: given.get("operationName"),
    view: views.find((it) => it === given.get("view")) ?? "json",
    drawing: Array.isArray(drawing) ? null : (drawing as Drawing),
  };
}
