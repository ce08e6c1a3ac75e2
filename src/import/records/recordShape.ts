import type { SourceRecord } from "../sourceRecord.js";

type Fields = Readonly<Record<string, unknown>>;

const isMap = (it: unknown): it is Fields => typeof it === "object" && it !== null && !Array.isArray(it);

/** Fields by name: the type that each must have, with `?` where it may be missing. */
type Shape = Readonly<Record<string, "text" | "text?" | "number?" | "map" | "map?" | "list?">>;

const recordShape: Shape = {
  key: "text",
  kind: "text",
  id: "text?",
  values: "map",
  relationships: "list?",
  quote: "text?",
  confidence: "number?",
};
const relationshipShape: Shape = { type: "text", direction: "text", other: "map", values: "map?" };
const otherShape: Shape = { kind: "text", id: "text?", identifiers: "map?", key: "text?", name: "text?" };

const fits: Readonly<Record<string, (it: unknown) => boolean>> = {
  text: (it) => typeof it === "string" && it !== "",
  number: (it) => typeof it === "number",
  map: isMap,
  list: Array.isArray,
};

function faults(given: unknown, shape: Shape, where: string): readonly string[] {
  if (!isMap(given)) return [`${where || "the record"}: expected a map, got ${JSON.stringify(given)}`];
  const prefix = where ? `${where}.` : "";
  const unknown = Object.keys(given).filter((it) => !(it in shape));
  return [
    ...unknown.map((it) => `${prefix}${it}: there is no such field, only ${Object.keys(shape).join(", ")}`),
    ...Object.entries(shape).flatMap(([name, type]) => {
      const value = given[name];
      if (value === undefined || value === null) return type.endsWith("?") ? [] : [`${prefix}${name}: expected a ${type}, got nothing`];
      return fits[type.replace("?", "")]!(value)
        ? []
        : [`${prefix}${name}: expected a ${type.replace("?", "")}, got ${JSON.stringify(value)}`];
    }),
  ];
}

function relationshipFaults(given: unknown, at: number): readonly string[] {
  const where = `relationships[${at}]`;
  const own = faults(given, relationshipShape, where);
  if (!isMap(given)) return own;
  const { direction, other } = given;
  const turned = typeof direction !== "string" || direction === "OUT" || direction === "IN";
  return [
    ...own,
    ...(turned ? [] : [`${where}.direction: expected OUT or IN, got ${JSON.stringify(direction)}`]),
    ...(isMap(other) ? faults(other, otherShape, `${where}.other`) : []),
  ];
}

/** Whether something read from a file has the form of a record: the record, or every reason why not. */
export function recordShaped(given: unknown): { readonly record: SourceRecord } | { readonly reasons: readonly string[] } {
  const reasons = [...faults(given, recordShape, "")];
  const relationships = isMap(given) && Array.isArray(given["relationships"]) ? given["relationships"] : [];
  reasons.push(...relationships.flatMap(relationshipFaults));
  return reasons.length > 0 ? { reasons } : { record: { ...(given as unknown as SourceRecord), relationships } };
}
