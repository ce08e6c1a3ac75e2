import type { KindSpec } from "../catalogue/kind.js";
import type { PropertySpec } from "../catalogue/property.js";
import { type FlatColumn, type FlatValue, flatColumns, flatValues } from "./flatValues.js";
import type { GraphContent } from "./graphContent.js";
import { typeProperties } from "./readRows.js";

/** A table of entities of a kind or relationships of a type: its columns, and its rows page by page. */
export interface ExportedTable {
  /** The kind or type. */
  readonly name: string;
  readonly description: string;
  readonly columns: readonly FlatColumn[];
  readonly pages: () => AsyncIterable<readonly (readonly FlatValue[])[]>;
}

const text = (name: string, description: string): FlatColumn => ({ name, type: "text", description });
const list = (name: string, description: string): FlatColumn => ({ name, type: "texts", description });

const withoutId = (properties: readonly PropertySpec[]): readonly PropertySpec[] => properties.filter((it) => it.name !== "id");

const recordsColumn = list("records", "Ids of the records that state it.");

/** The table of a kind. */
export function kindTable(content: GraphContent, kind: KindSpec): ExportedTable {
  const properties = withoutId(kind.properties);
  return {
    name: kind.name,
    description: kind.description,
    columns: [text("id", "Stable id of the entity."), ...properties.flatMap(flatColumns), recordsColumn],
    async *pages() {
      for await (const page of content.entities(kind))
        yield page.map(({ id, values, records }) => [id, ...properties.flatMap((it) => flatValues(it, values[it.name])), records]);
    },
  };
}

/** The table of a type of relationships. */
export function typeTable(content: GraphContent, type: string): ExportedTable {
  const properties = withoutId(typeProperties(content.catalogue, type));
  const ends = [
    text("from", "Id of the entity at which it begins."),
    text("fromKind", "Kind of that entity."),
    text("to", "Id of the entity to which it leads."),
    text("toKind", "Kind of that entity."),
  ];
  const specs = content.catalogue.relationships.filter((it) => it.type === type);
  return {
    name: type,
    description: [...new Set(specs.map((it) => it.description))].join(" "),
    columns: [text("id", "Stable id of the relationship."), ...ends, ...properties.flatMap(flatColumns), recordsColumn],
    async *pages() {
      for await (const page of content.relationships(type))
        yield page.map((it) => [
          it.id,
          it.from,
          it.fromKind,
          it.to,
          it.toKind,
          ...properties.flatMap((property) => flatValues(property, it.values[property.name])),
          it.records,
        ]);
    },
  };
}

/** Every table of a content: kinds, then types. */
export const tablesOf = (content: GraphContent): readonly ExportedTable[] => [
  ...content.catalogue.kinds.map((it) => kindTable(content, it)),
  ...content.catalogue.types.map((it) => typeTable(content, it)),
];
