import { darkColours } from "../../queries/charts/colours.js";

/** A chart's option in the colours of a dark page. */
export function inDark(value: unknown): unknown {
  if (typeof value === "string") return darkColours[value] ?? value;
  if (Array.isArray(value)) return value.map(inDark);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, inDark(it)]));
}
