import type { Chosen } from "../graph/graphParts.js";
import type { Exploration } from "./exploration.js";

/** What an address tells of an exploration. */
export interface Told {
  readonly ids: readonly string[];
  readonly pinned: readonly string[];
  readonly asOf: string | null;
  readonly chosen: Chosen | null;
}

const listed = (ids: Iterable<string>): string => [...ids].map(encodeURIComponent).join(",");

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether it is a day of the calendar; `2020-02-31` is none. The server knows no year 0. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= "0001" ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** The part of an address after `#` that leads back to an exploration; empty for none. Ids are apart by commas. */
export function writeAddress({ nodes, pinned, asOf, chosen }: Exploration): string {
  const parts = [
    ["ids", listed(nodes.keys())],
    ["pinned", listed(pinned)],
    ["asOf", asOf ?? ""],
    [chosen?.sort ?? "", chosen ? encodeURIComponent(chosen.id) : ""],
  ];
  return parts
    .filter(([, value]) => value !== "")
    .map((it) => it.join("="))
    .join("&");
}

/** Reads what stands after `#` or `?`; what is not understood is passed over. */
export function readAddress(text: string): Told {
  const values = new Map(
    text
      .replace(/^[#?]/, "")
      .split("&")
      .map((it): [string, string] => [it.slice(0, Math.max(0, it.indexOf("="))), it.slice(it.indexOf("=") + 1)]),
  );
  const list = (name: string): readonly string[] =>
    (values.get(name) ?? "")
      .split(",")
      .filter((it) => it !== "")
      .map(decoded);
  const asOf = values.get("asOf") ?? "";
  const sort = (["entity", "relationship"] as const).find((it) => values.has(it));
  return {
    ids: [...new Set(list("ids"))],
    pinned: list("pinned"),
    asOf: isDay(asOf) ? asOf : null,
    chosen: sort ? { sort, id: decoded(values.get(sort)!) } : null,
  };
}
