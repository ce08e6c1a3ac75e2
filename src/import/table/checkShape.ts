import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import type { Schema } from "./mappingSchema.js";

/** Says that something at a node of a YAML document is wrong. */
export type Complain = (node: Node | null, message: string) => void;

function typeOf(node: Node | null): string {
  if (isMap(node)) return "object";
  if (isSeq(node)) return "array";
  if (!isScalar(node) || node.value === null) return "null";
  return typeof node.value;
}

const show = (node: Node | null): string => (isScalar(node) ? JSON.stringify(node.value) : `an ${typeOf(node)}`);

function checkMap(map: YAMLMap, schema: Schema, root: Root, complain: Complain): void {
  const known = schema.properties ?? {};
  const keys = map.items.map((it) => String((it.key as { value?: unknown }).value));
  for (const name of schema.required ?? [])
    if (!keys.includes(name)) complain(map, `expected "${name}" here, got only ${keys.join(", ") || "nothing"}`);
  map.items.forEach((pair, at) => {
    const name = keys[at]!;
    const rest = schema.additionalProperties;
    const inner = Object.hasOwn(known, name) ? known[name] : typeof rest === "object" ? rest : undefined;
    if (inner) checkShape(pair.value as Node | null, inner, root, complain);
    else if (rest === false) complain(pair.key as Node, `expected one of ${Object.keys(known).join(", ")}, got "${name}"`);
  });
}

interface Root {
  readonly $defs: Readonly<Record<string, Schema>>;
}

/** What is wrong with the node itself, its parts aside. */
function faultOf(node: Node | null, schema: Schema): string | null {
  if (isAlias(node)) return "expected a value, got a YAML alias: write it out";
  if (schema.enum && !(isScalar(node) && schema.enum.includes(node.value)))
    return `expected ${schema.enum.map((it) => JSON.stringify(it)).join(" or ")}, got ${show(node)}`;
  const allowed = schema.type === undefined ? [] : [schema.type].flat();
  if (allowed.length > 0 && !allowed.includes(typeOf(node))) return `expected ${allowed.join(" or ")}, got ${show(node)}`;
  if (isScalar(node) && typeof node.value === "string" && node.value.length < (schema.minLength ?? 0))
    return "expected a text that is not empty";
  return isSeq(node) && node.items.length < (schema.minItems ?? 0) ? "expected at least one item, got none" : null;
}

/** Compares a node of a YAML document with a schema and complains of every difference, at the node where it is. */
export function checkShape(node: Node | null, given: Schema, root: Root, complain: Complain): void {
  const schema = given.$ref ? root.$defs[given.$ref.replace("#/$defs/", "")]! : given;
  const fault = faultOf(node, schema);
  if (fault) complain(node, fault);
  else if (isMap(node)) checkMap(node, schema, root, complain);
  else if (isSeq(node)) for (const item of node.items) checkShape(item as Node, schema.items ?? {}, root, complain);
}
