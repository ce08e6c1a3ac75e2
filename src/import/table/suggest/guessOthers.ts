import type { Catalogue } from "../../../catalogue/catalogue.js";
import type { KindSpec } from "../../../catalogue/kind.js";
import type { RelationshipSpec } from "../../../catalogue/relationship.js";
import { orcid, ror } from "../../../catalogue/values/identifier.js";
import { type OtherWords, otherWords, propertyWords, wordsOf } from "./columnWords.js";
import { columnCalled, holds, isUsable } from "./guessProperties.js";
import { columnText, guessSeparator, quoted } from "./guessValue.js";
import type { ColumnProfile, TableProfile } from "./profileColumns.js";

/** Another entity that each row names: the relationship to it, and the record that states it where the row is all that is known of it. */
export interface GuessedOther {
  readonly columns: readonly ColumnProfile[];
  readonly relationship: readonly string[];
  readonly record: readonly string[];
}

interface Setting {
  readonly catalogue: Catalogue;
  readonly kind: KindSpec;
  readonly table: TableProfile;
}

function relationshipTo(
  { catalogue, kind }: Setting,
  { kind: other, types }: OtherWords,
): { spec: RelationshipSpec; direction: string } | null {
  const joins = (from: string, to: string) => (it: RelationshipSpec) =>
    it.from.kinds.some(({ name }) => name === from) && it.to.kinds.some(({ name }) => name === to);
  for (const type of types) {
    const ofType = catalogue.relationships.filter((it) => it.type === type);
    const out = ofType.find(joins(kind.name, other));
    if (out) return { spec: out, direction: "OUT" };
    const back = ofType.find(joins(other, kind.name));
    if (back) return { spec: back, direction: "IN" };
  }
  return null;
}

const itemOf = (column: ColumnProfile): string => `one_${wordsOf(column.name).replaceAll(" ", "_")}`;

/** For a column of lists: the item under `each`, and how it is written. */
function eachOf(column: ColumnProfile): { readonly text: string; readonly each: string | null } {
  const separator = guessSeparator(column);
  if (!separator && !column.isList) return { text: `{${column.name}}`, each: null };
  const list = separator ? `{ from: ${columnText(column.name)}, split: ${quoted(separator)} }` : columnText(column.name);
  return { text: `{${itemOf(column)}}`, each: `each: { ${itemOf(column)}: ${list} }` };
}

/** Name and place in one text; what is empty in a row is left away. */
function affiliationOf(text: string, { kind, table }: Setting): string {
  const places = ["city", "region", "country"].flatMap(
    (it) => columnCalled(propertyWords[it]!, kind, table.columns.filter(isUsable)) ?? [],
  );
  const parts = [...new Set(places)].map((it) => `{${it.name}}`);
  const texts = parts.map((_, at) => [text, ...parts.slice(at)].join(", "));
  return texts.length === 0 ? quoted(text) : `{ first: [ ${[...texts, text].map(quoted).join(", ")} ] }`;
}

const head = (each: string | null, rest: readonly string[]): readonly string[] => [...(each ? [each] : []), ...rest];

function institution(column: ColumnProfile, hint: OtherWords, setting: Setting): GuessedOther | null {
  const found = relationshipTo(setting, hint);
  if (!found) return null;
  const { text, each } = eachOf(column);
  const own = columnCalled(
    [`${wordsOf(column.name)} ror`, `ror ${wordsOf(column.name)}`, "ror", "ror id"],
    setting.kind,
    setting.table.columns,
  );
  const identified = own && !each && hint.types[0] !== "GRANTED_BY" && holds(own, "ror", ror.normalise) ? own : null;
  const identifiers = identified ? [`  identifiers: { ror: ${columnText(identified.name)} }`] : [];
  return {
    columns: identified ? [column, identified] : [column],
    relationship: head(each, [
      `type: ${found.spec.type}`,
      `direction: ${found.direction}`,
      "other:",
      `  kind: ${hint.kind}`,
      ...identifiers,
      `  matched: { affiliation: ${affiliationOf(text, setting)} }`,
    ]),
    record: [],
  };
}

/** A person is a name at an organisation, where one is told. */
function person(columns: readonly ColumnProfile[], at: ColumnProfile | null, hint: OtherWords, setting: Setting): GuessedOther | null {
  const found = relationshipTo(setting, hint);
  if (!found) return null;
  const [first, last] = columns as [ColumnProfile, ColumnProfile?];
  const { text, each } = last ? { text: `{${last.name}}, {${first.name}}`, each: null } : eachOf(first);
  const key = quoted(`people/${at ? `{${at.name}}/` : ""}${text}`);
  const iD = setting.table.columns.find((it) => !each && setting.kind.name !== hint.kind && holds(it, "orcid", orcid.normalise));
  const told = [...columns, ...(at ? [at] : [])].filter((it) => !each || it !== first);
  const when = told.length > 0 ? [`when: [ ${told.map((it) => quoted(it.name)).join(", ")} ]`] : [];
  const role = hint.role && found.spec.properties.some((it) => it.name === "role") ? [`values: { role: ${hint.role} }`] : [];
  const name = last ? `{${first.name}} {${last.name}}` : text;
  return {
    columns: [...columns, ...(iD ? [iD] : [])],
    relationship: head(each, [
      `type: ${found.spec.type}`,
      `direction: ${found.direction}`,
      ...when,
      `other: { kind: ${hint.kind}, key: ${key} }`,
      ...role,
    ]),
    record: head(each, [
      `kind: ${hint.kind}`,
      `key: ${key}`,
      ...when,
      "repeats: merge",
      "values:",
      `  name: ${quoted(name)}`,
      ...(iD ? [`  orcid: ${columnText(iD.name)}`] : []),
      ...(last ? [`  givenName: ${columnText(first.name)}`, `  familyName: ${columnText(last.name)}`] : []),
      ...(at ? [`  statedOrganisation: ${columnText(at.name)}`] : []),
    ]),
  };
}

/** A field of research as the table words it. */
function field(column: ColumnProfile, hint: OtherWords, setting: Setting): GuessedOther | null {
  const found = relationshipTo(setting, hint);
  if (!found) return null;
  const { text, each } = eachOf(column);
  const when = each ? [] : [`when: [ ${quoted(column.name)} ]`];
  const key = quoted(`fields/${text}`);
  return {
    columns: [column],
    relationship: head(each, [
      `type: ${found.spec.type}`,
      `direction: ${found.direction}`,
      ...when,
      `other: { kind: ${hint.kind}, key: ${key} }`,
    ]),
    record: head(each, [`kind: ${hint.kind}`, `key: ${key}`, ...when, "repeats: merge", `values: { name: ${quoted(text)}, scheme: OWN }`]),
  };
}

/** Given and family name in columns of their own. */
function nameParts(words: readonly string[], columns: readonly ColumnProfile[]): readonly ColumnProfile[] {
  const part = (names: readonly string[]) =>
    columns.find((it) => words.some((word) => names.some((name) => wordsOf(it.name) === `${word} ${name}`)));
  const [first, last] = [part(["first name", "given name", "first"]), part(["last name", "family name", "surname", "last"])];
  return first && last ? [first, last] : [];
}

/** Which other entities the columns of a table name, and how the rows are joined to them. */
export function guessOthers(
  catalogue: Catalogue,
  kind: KindSpec,
  table: TableProfile,
  taken: ReadonlySet<string>,
): readonly GuessedOther[] {
  const setting = { catalogue, kind, table };
  const usable = table.columns.filter((it) => isUsable(it) && !taken.has(it.name));
  const organisation = columnCalled(
    otherWords[1]!.words,
    kind,
    usable.filter((it) => !it.isList && !guessSeparator(it)),
  );
  const used = new Set<string>();
  return otherWords.flatMap((hint) => {
    if (hint.kind === kind.name) return [];
    const free = usable.filter((it) => !used.has(it.name));
    const parts = hint.kind === "Researcher" ? nameParts(hint.words, free) : [];
    const column = parts[0] ?? columnCalled(hint.words, kind, free);
    if (!column) return [];
    const guessed =
      hint.kind === "Institution"
        ? institution(column, hint, setting)
        : hint.kind === "Researcher"
          ? person(parts.length > 0 ? parts : [column], organisation, hint, setting)
          : field(column, hint, setting);
    for (const it of guessed?.columns ?? []) used.add(it.name);
    return guessed ? [guessed] : [];
  });
}
