import { isMap, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { KindSpec } from "../../catalogue/kind.js";
import type { PropertySpec } from "../../catalogue/property.js";
import type { RelationshipSpec } from "../../catalogue/relationship.js";
import { checkEach, checkExpression, checkTemplate, type Scope } from "./checkExpression.js";
import type { Complain } from "./checkShape.js";

const node = (map: YAMLMap, name: string): Node | null => (map.get(name, true) as Node | undefined) ?? null;
const text = (map: YAMLMap, name: string): string => String(map.get(name) ?? "");

function findKind(map: YAMLMap, catalogue: Catalogue, complain: Complain): KindSpec | null {
  const name = map.get("kind");
  // That there is none, or none that is a text, is a fault of the shape.
  if (typeof name !== "string") return null;
  const kind = catalogue.kinds.find((it) => it.name === name);
  if (!kind) complain(node(map, "kind"), `there is no kind "${name}", only ${catalogue.kinds.map((it) => it.name).join(", ")}`);
  return kind ?? null;
}

/** Complains of the keys of a map that are none of the properties. */
export function checkProperties(map: unknown, properties: readonly PropertySpec[], complain: Complain): void {
  if (!isMap(map)) return;
  const names = properties.map((it) => it.name);
  for (const { key } of map.items) {
    const name = isScalar(key) ? String(key.value) : "";
    if (!names.includes(name)) complain(key as Node, `there is no property "${name}", only ${names.join(", ")}`);
  }
}

/** Checks under which circumstances something is stated; gives what may be spoken of there, the items of lists included. */
function checkConditions(map: YAMLMap, outer: Scope, complain: Complain): Scope {
  const each = node(map, "each");
  checkEach(each, outer, complain);
  const items = isMap(each) ? each.items.map(({ key }) => ({ node: key as Node, name: isScalar(key) ? String(key.value) : "" })) : [];
  for (const it of items) if (outer.columns.has(it.name)) complain(it.node, `the table already has a column "${it.name}"`);
  const scope = { ...outer, columns: new Set([...outer.columns, ...items.map((it) => it.name)]) };
  for (const name of ["when", "unless"]) {
    const columns = node(map, name);
    if (!isSeq(columns)) continue;
    for (const item of columns.items)
      if (isScalar(item) && !scope.columns.has(String(item.value))) complain(item, `the table has no column "${String(item.value)}"`);
  }
  return scope;
}

function findRelationship(map: YAMLMap, own: KindSpec, other: KindSpec, catalogue: Catalogue, complain: Complain): RelationshipSpec | null {
  const type = text(map, "type");
  const [from, to] = text(map, "direction") === "IN" ? [other, own] : [own, other];
  const ofType = catalogue.relationships.filter((it) => it.type === type);
  const found = ofType.find((it) => it.from.kinds.includes(from) && it.to.kinds.includes(to));
  if (type === "") return null;
  if (ofType.length === 0) complain(node(map, "type"), `there is no relationship ${type}, only ${catalogue.types.join(", ")}`);
  else if (!found) complain(node(map, "type"), `there is no ${type} from ${from.name} to ${to.name}`);
  return found ?? null;
}

function checkOther(map: YAMLMap, kind: KindSpec, scope: Scope, complain: Complain): void {
  for (const name of ["id", "key"]) checkTemplate(node(map, name), scope, complain);
  const strong = kind.properties.filter((it) => it.identifier === "strong");
  checkProperties(node(map, "identifiers"), strong, complain);
  if (map.has("matched") && !kind.matchedBy) complain(node(map, "matched"), `affiliations are not matched to the kind ${kind.name}`);
  for (const name of ["identifiers", "named", "matched"]) checkEach(node(map, name), scope, complain);
  checkExpression(node(map, "name"), scope, complain);
  const ways = ["id", "key", "identifiers", "named", "matched"];
  if (!ways.some((it) => map.has(it))) complain(map, "expected id, key, identifiers, named or matched, got none");
}

function checkRelationship(map: YAMLMap, own: KindSpec, catalogue: Catalogue, outer: Scope, complain: Complain): void {
  const scope = checkConditions(map, outer, complain);
  checkEach(node(map, "values"), scope, complain);
  const other = node(map, "other");
  if (!isMap(other)) return;
  const kind = findKind(other, catalogue, complain);
  if (!kind) return;
  checkOther(other, kind, scope, complain);
  const spec = findRelationship(map, own, kind, catalogue, complain);
  if (spec) checkProperties(node(map, "values"), spec.properties, complain);
}

/** Compares a record of a mapping with the catalogue and the columns of its table. What has not the right shape is passed over. */
export function checkRecord(map: YAMLMap, catalogue: Catalogue, outer: Scope, complain: Complain): void {
  const scope = checkConditions(map, outer, complain);
  checkTemplate(node(map, "key"), scope, complain);
  checkTemplate(node(map, "id"), scope, complain);
  checkEach(node(map, "values"), scope, complain);
  const kind = findKind(map, catalogue, complain);
  if (!kind) return;
  checkProperties(node(map, "values"), kind.properties, complain);
  const relationships = node(map, "relationships");
  if (!isSeq(relationships)) return;
  for (const item of relationships.items) if (isMap(item)) checkRelationship(item, kind, catalogue, scope, complain);
}
