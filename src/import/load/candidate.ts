import type { CheckedRecord } from "./checkedRecord.js";
import { identifierOfName } from "./identity.js";
import type { Disagreement } from "./statedIdentifiers.js";

/** An entity that a record may describe. */
export interface Candidate {
  readonly id: string;
  readonly stub: boolean;
  readonly kind: string | null;
  /** Nobody but the given record describes it, so it may become another entity. */
  readonly yielding: boolean;
  /** Nobody but the given record described it before. */
  readonly alone: boolean;
  /** The best of the record's names that lead to it. */
  readonly name: string;
  /** Why the record cannot describe it. */
  readonly disagreement: Disagreement | null;
}

/** Why a record can describe none of what its names lead to, or null. */
export function conflict(record: CheckedRecord, found: readonly Candidate[]): string | null {
  const strangers = found.filter((it) => it.kind !== record.kind.name);
  if (strangers.length > 0)
    return `expected ${record.names.join(", ")} to be of kind ${record.kind.name}, but the graph has ${strangers.map((it) => `${it.id} as ${it.kind}`).join(", ")}`;
  const disputed = found.find((it) => it.disagreement);
  if (disputed) {
    const { property, stated, other } = disputed.disagreement!;
    return `expected the ${property} of ${disputed.name} to be ${other}, as others state, got ${stated}`;
  }
  const firm = found.filter((it) => !it.yielding);
  if (firm.length < 2) return null;
  return `expected ${record.names.join(", ")} to name one entity, but they name ${firm.map((it) => it.id).join(" and ")}`;
}

/** Whether an entity goes by an identifier that a record no longer carries. Others may speak of it by that, so it is not what the record now describes. */
const isLeft = (id: string, record: CheckedRecord): boolean => identifierOfName(record.kind, id) !== null && !record.names.includes(id);

/**
 * A record leaves what it described alone under an identifier that it no longer carries, and what it does not agree with, where nobody else describes
 * that or nothing but the record's own key leads there.
 */
export function holds(it: Candidate, record: CheckedRecord): boolean {
  if (it.alone && isLeft(it.id, record)) return false;
  return !it.disagreement || !(it.alone || it.yielding || it.name === record.names.at(-1));
}
