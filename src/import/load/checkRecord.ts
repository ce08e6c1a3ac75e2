import { hash } from "node:crypto";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { KindSpec } from "../../catalogue/kind.js";
import { isNullable } from "../../catalogue/property.js";
import { parseValues } from "../../catalogue/stored.js";
import { type Faults, precedences, type SourceRecord, type StatedRelationship, type StatedSource } from "../sourceRecord.js";
import type { CheckedRecord, CheckedStatement } from "./checkedRecord.js";
import { faultOfCuratedId, faultOfId, nameOfReference, namesOfRecord, recordId } from "./identity.js";

/** What a record may not state, since this program says it. */
const reserved = new Set(["id", "stub", "createdAt", "updatedAt"]);

/** An empty list states nothing: another source may then fill it. */
function withoutEmptyLists(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, it]) => !(Array.isArray(it) && it.length === 0)));
}

function checkValues(
  kind: KindSpec,
  given: SourceRecord["values"],
  isUnread: (name: string) => boolean,
  reasons: string[],
): Record<string, unknown> {
  for (const name of Object.keys(given)) if (reserved.has(name)) reasons.push(`values.${name}: cannot be stated by a source, leave it out`);
  const { values, violations } = parseValues(kind, given);
  reasons.push(...violations.filter((it) => !reserved.has(it.property)).map((it) => `values.${it.property}: ${it.message}`));
  for (const property of kind.properties) {
    const missing = !reserved.has(property.name) && !property.value.isList && !isNullable(property) && values[property.name] === undefined;
    if (missing && !isUnread(property.name) && !violations.some((it) => it.property === property.name))
      reasons.push(`values.${property.name}: is required, got nothing`);
  }
  return withoutEmptyLists(values);
}

function checkConfidence(value: unknown, where: string, reasons: string[]): void {
  if (value === undefined || value === null) return;
  if (typeof value !== "number" || !(value >= 0 && value <= 1))
    reasons.push(`${where}: expected a number from 0 to 1, got ${String(value)}`);
}

function kindNamed(catalogue: Catalogue, name: string, where: string, reasons: string[]): KindSpec | null {
  const kind = catalogue.kinds.find((it) => it.name === name);
  if (!kind) reasons.push(`${where}: expected one of ${catalogue.kinds.map((it) => it.name).join(", ")}, got ${JSON.stringify(name)}`);
  return kind ?? null;
}

function findSpec(catalogue: Catalogue, kind: KindSpec, stated: StatedRelationship, otherKind: KindSpec) {
  const known = catalogue.connectionsFrom(kind).filter((it) => !it.labelled);
  const found = known.find(
    (it) =>
      it.relationship.type === stated.type &&
      (it.direction === "BOTH" || it.direction === stated.direction) &&
      it.targets.includes(otherKind),
  );
  if (found) return found.relationship;
  const possible = known.map((it) => `${it.relationship.type} ${it.direction} ${it.targets.map((target) => target.name).join("|")}`);
  throw new Error(
    `expected a relationship of ${kind.name} (${possible.join(", ")}), got ${stated.type} ${stated.direction} ${otherKind.name}`,
  );
}

function checkStatement(
  catalogue: Catalogue,
  kind: KindSpec,
  source: string,
  stated: StatedRelationship,
  where: string,
  reasons: string[],
): CheckedStatement | null {
  const otherKind = kindNamed(catalogue, stated.other.kind, `${where}.other.kind`, reasons);
  if (!otherKind) return null;
  try {
    const spec = findSpec(catalogue, kind, stated, otherKind);
    const { values, violations } = parseValues(spec, stated.values ?? {});
    if (values["id"] !== undefined) reasons.push(`${where}.values.id: cannot be stated by a source, leave it out`);
    reasons.push(...violations.map((it) => `${where}.values.${it.property}: ${it.message}`));
    checkConfidence(values["confidence"], `${where}.values.confidence`, reasons);
    const other = nameOfReference(otherKind, source, stated.other);
    const name = stated.other.name?.normalize("NFC").trim() || null;
    return { spec, direction: stated.direction, otherKind, other, name, values: withoutEmptyLists(values) };
  } catch (error) {
    reasons.push(`${where}: ${(error as Error).message}`);
    return null;
  }
}

function digestOf(record: SourceRecord, precedence: number, values: unknown, statements: readonly CheckedStatement[]): string {
  const stated = statements.map((it) => [it.spec.type, it.direction, it.otherKind.name, it.other, it.name, it.values]);
  const whole = [record.kind, record.id, precedence, values, stated, record.quote, record.confidence];
  return hash("sha1", JSON.stringify(whole), "base64");
}

/** Checks a record against the catalogue and normalises it; tells every reason against it, not only the first, its own faults among them. */
export function checkRecord(
  catalogue: Catalogue,
  source: StatedSource,
  reading: { readonly record: SourceRecord; readonly place: string; readonly input: string; readonly faults?: Faults },
): CheckedRecord | { readonly reasons: readonly string[] } {
  const { record, place, input } = reading;
  const reasons = [...(reading.faults?.reasons ?? [])];
  const { unread = [] } = reading.faults ?? {};
  const isUnread = (name: string) => unread === "any" || unread.includes(name);
  if ((typeof record.key !== "string" || record.key === "") && !isUnread("key"))
    reasons.push("key: expected a text that is not empty, got nothing");
  const kind = kindNamed(catalogue, record.kind, "kind", reasons);
  if (!kind) return { reasons };
  const values = checkValues(kind, record.values, isUnread, reasons);
  checkConfidence(record.confidence, "confidence", reasons);
  const statements = record.relationships.map((it, at) => checkStatement(catalogue, kind, source.id, it, `relationships[${at}]`, reasons));
  const names = namesOfRecord(kind, source.id, record, values);
  reasons.push(...[...names.map(faultOfId), faultOfCuratedId(kind, record.id, values)].filter((it) => it !== null));
  if (reasons.length > 0) return { reasons };
  const whole = statements.filter((it) => it !== null);
  const precedence = precedences.indexOf(source.precedence);
  return {
    id: recordId(source.id, record.key),
    source: source.id,
    key: record.key,
    kind,
    precedence,
    curatedId: record.id ?? null,
    names,
    values,
    statements: whole,
    quote: record.quote ?? null,
    confidence: record.confidence ?? null,
    digest: digestOf(record, precedence, values, whole),
    place,
    input,
  };
}
