import { type Drawing, readDrawing } from "../../queries/charts/drawing.js";
import { queryComment } from "../../queries/queryComment.js";

/** How the comment above a query says that its answer is drawn; null where it says nothing that can be understood. */
export function statedDrawing(query: string): Drawing | null {
  try {
    const drawing = readDrawing(queryComment(query).drawing);
    return Array.isArray(drawing) ? null : (drawing as Drawing);
  } catch {
    return null;
  }
}
