import type { Statement } from "./statement.js";

/** An index, or the index of a constraint, as far as it tells one definition from another. */
export interface SchemaElement {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
  /** Of a full-text index. */
  readonly analyzer: string | null;
}

/** All indexes of the database, those of constraints among them. Columns as `schemaElement` reads them. */
export const showIndexes: Statement = Object.freeze({
  text: "SHOW INDEXES YIELD name, type, labelsOrTypes, properties, owningConstraint, options RETURN name, type, labelsOrTypes, properties, owningConstraint, options.indexConfig['fulltext.analyzer'] AS analyzer ORDER BY name",
  parameters: {},
});

/** Reads a row of `showIndexes`; null for what covers no properties, such as the look-up of labels. */
export function schemaElement([name, type, labels, properties, constraint, analyzer]: readonly unknown[]): SchemaElement | null {
  if (!Array.isArray(labels) || !Array.isArray(properties)) return null;
  return {
    name: name as string,
    type: type as string,
    label: labels.join("|"),
    columns: properties as string[],
    unique: constraint !== null,
    analyzer: type === "FULLTEXT" ? (analyzer as string) : null,
  };
}

const form = /^CREATE (?<what>FULLTEXT INDEX|INDEX|CONSTRAINT) (?<name>\w+) IF NOT EXISTS FOR .*?:(?<label>\w+)[)\]]/;

/** What a statement that creates a constraint or an index makes. */
export function createdElement(statement: string): SchemaElement {
  const { what, name, label } = form.exec(statement)!.groups as Record<"what" | "name" | "label", string>;
  const columns = [...statement.slice(statement.indexOf(label)).matchAll(/\b[nr]\.(\w+)/g)].map((it) => it[1]!);
  const fullText = what === "FULLTEXT INDEX";
  const analyzer = fullText ? /analyzer`: "([\w-]+)"/.exec(statement)![1]! : null;
  return { name, type: fullText ? "FULLTEXT" : "RANGE", label, columns, unique: what === "CONSTRAINT", analyzer };
}

/** Whether the name is of the kind that this program gives: the label, then the columns, then for searching what it finds. */
export const isOurs = ({ name, label, columns }: SchemaElement): boolean => name.startsWith([label, ...columns].join("_"));

/** Takes an index away, with the constraint that it belongs to. */
export const dropStatement = ({ name, unique }: SchemaElement): string =>
  `DROP ${unique ? "CONSTRAINT" : "INDEX"} \`${name.replaceAll("`", "``")}\` IF EXISTS`;
