import type { EntityReference, SourceRecord, StatedRelationship } from "../sourceRecord.js";

/** What is made up: where its keys begin, what it is called, digits of its number, and its kind in the graph. */
const folders = Object.freeze({
  institutions: { title: "Institution", digits: 2, kind: "Institution" },
  funders: { title: "Funder", digits: 2, kind: "Institution" },
  programmes: { title: "Programme", digits: 2, kind: "Programme" },
  fields: { title: "Field", digits: 2, kind: "ResearchField" },
  researchers: { title: "Researcher", digits: 4, kind: "Researcher" },
  projects: { title: "Project", digits: 4, kind: "Project" },
  outputs: { title: "Output", digits: 4, kind: "Output" },
  awards: { title: "Award", digits: 4, kind: "Funding" },
});

type Folder = keyof typeof folders;

const numbered = (folder: Folder, number: number): string => String(number).padStart(folders[folder].digits, "0");

/** `researchers/0831` */
export const keyOf = (folder: Folder, number: number): string => `${folder}/${numbered(folder, number)}`;

/** Speaks of another entity that is made up. */
const reference = (folder: Folder, number: number): EntityReference => ({
  kind: folders[folder].kind,
  key: keyOf(folder, number),
});

/** A relationship between entities that are made up; there are no others. */
export function joined(
  type: string,
  direction: "OUT" | "IN",
  [folder, number]: readonly [Folder, number],
  values: Readonly<Record<string, unknown>> = {},
): StatedRelationship {
  return { type, direction, other: reference(folder, number), values };
}

/** A record whose name, key and words all say that it is made up. */
export function syntheticRecord(
  [folder, number]: readonly [Folder, number],
  values: Readonly<Record<string, unknown>>,
  relationships: readonly StatedRelationship[],
): SourceRecord {
  const { kind, title } = folders[folder];
  const name = `Synthetic ${title} ${numbered(folder, number)}`;
  return {
    key: keyOf(folder, number),
    kind,
    values: { name, ...values },
    relationships,
    quote: "Made up by a seeded generator; nothing in it is true.",
  };
}
