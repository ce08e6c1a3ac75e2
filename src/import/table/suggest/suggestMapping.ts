import { basename } from "node:path";
import type { Catalogue } from "../../../catalogue/catalogue.js";
import type { KindSpec } from "../../../catalogue/kind.js";
import { AtlasError } from "../../../errors.js";
import { detectFormat } from "../format/detectFormat.js";
import { formatLine } from "../format/tableFormat.js";
import { propertyWords, wordsOf } from "./columnWords.js";
import { guessKey } from "./guessKey.js";
import { type GuessedKind, guessKind } from "./guessKind.js";
import { type GuessedOther, guessOthers } from "./guessOthers.js";
import { columnCalled, type GuessedProperty, guessProperties, isUsable } from "./guessProperties.js";
import { columnText, fits, isNumeric, quoted } from "./guessValue.js";
import { guessCountry } from "./guessWords.js";
import { type ColumnProfile, profileColumns, type TableProfile } from "./profileColumns.js";

const indented = (lines: readonly string[], by: number): readonly string[] => lines.map((it) => " ".repeat(by) + it);

/** A map as an item of a list. */
const item = (lines: readonly string[], by: number): readonly string[] =>
  lines.map((it, at) => `${" ".repeat(by)}${at === 0 ? "- " : "  "}${it}`);

const shown = (text: string): string => quoted(text.length > 50 ? `${text.slice(0, 47)}...` : text);

/** What is left for a person: a column, some of its values, and in how many rows it holds any. */
function leftOver({ name, values, filled }: ColumnProfile, rows: number): string {
  const examples = values.slice(0, 3).map(shown).join(", ");
  return `# ${quoted(name)}: ${values.length === 0 ? "always empty" : `${examples} (in ${filled} of ${rows} rows)`}`;
}

/** The place that a row tells, for kinds that have places. */
function placeLines(kind: KindSpec, table: TableProfile, columns: Set<string>): readonly string[] {
  if (!kind.properties.some((it) => it.value.filter === "places")) return [];
  const usable = table.columns.filter(isUsable);
  const called = (words: readonly string[]) => columnCalled(words, kind, usable);
  const degrees = (words: readonly string[]) => {
    const found = called(words);
    return found && isNumeric(found) ? found : null;
  };
  const country = called(propertyWords["country"]!);
  const code = country && guessCountry(country);
  const parts = [
    ...(code ? [["country", code.expression, country] as const] : []),
    ...["region", "city"].flatMap((it) => {
      const found = called(propertyWords[it]!);
      return found ? [[it, columnText(found.name), found] as const] : [];
    }),
  ];
  const [latitude, longitude] = [degrees(["latitude", "lat"]), degrees(["longitude", "lon", "lng", "long"])];
  const numbers =
    latitude && longitude
      ? ([
          ["latitude", latitude],
          ["longitude", longitude],
        ] as const)
      : [];
  const all = [...parts, ...numbers.map(([it, column]) => [it, `{ from: ${columnText(column.name)}, number: true }`, column] as const)];
  if (all.length === 0) return [];
  for (const [, , column] of all) columns.add(column.name);
  return ["locations:", "  - object:", ...all.map(([it, expression]) => `      ${it}: ${expression}`)];
}

/** The column of the name, by its own name or since it holds texts; the first one where nothing else is left. */
function nameColumn(table: TableProfile, known: GuessedProperty | undefined): ColumnProfile {
  const usable = table.columns.filter((it) => isUsable(it) && !it.isList);
  const texts = usable.filter((it) => it.filled === table.rows && !isNumeric(it) && !fits(it.values, (text) => /^https?:/.test(text)));
  const found = known?.column ?? texts.find((it) => wordsOf(it.name).includes("name")) ?? texts[0] ?? usable[0];
  if (!found)
    throw new AtlasError("INVALID_SEED", "The table has no column that holds a text in its first rows: no mapping can be suggested.");
  return found;
}

const remarked = ({ expression, remark }: Pick<GuessedProperty, "expression" | "remark">): string =>
  remark ? `${expression} # ${remark}` : expression;

interface Guess extends GuessedKind {
  readonly table: TableProfile;
  readonly properties: ReadonlyMap<string, GuessedProperty>;
  readonly others: readonly GuessedOther[];
}

function valueLines({ kind, table, properties, others }: Guess, used: Set<string>): readonly string[] {
  const [given, family] = [properties.get("givenName"), properties.get("familyName")];
  const known = properties.get("name");
  const together = !known && given && family ? quoted(`{${given.column.name}} {${family.column.name}}`) : null;
  const name = nameColumn(table, known);
  const first = known ? [] : [`name: ${together ?? columnText(name.name)}`];
  if (!together) used.add(name.name);
  const own = [...properties.values()].map((it) => `${it.property.name}: ${remarked(it)}`);
  for (const { column } of properties.values()) used.add(column.name);
  const stated = others.find(({ relationship }) =>
    relationship.some((it) => /type: (AWARDED_TO|PARTICIPATES_IN|AFFILIATED_WITH|HOSTS)/.test(it)),
  );
  const statedName = kind.properties.find((it) => /^stated(Organisation|Recipient)$/.test(it.name) && !properties.has(it.name));
  const plain =
    stated?.columns[0] && !stated.columns[0].isList && statedName ? [`${statedName.name}: ${columnText(stated.columns[0].name)}`] : [];
  return [...first, ...own, ...plain, ...placeLines(kind, table, used)];
}

function recordLines(guess: Guess, used: Set<string>): readonly string[] {
  const { kind, table, properties, others } = guess;
  const key = guessKey(table, nameColumn(table, properties.get("name")).name);
  for (const it of key.columns) used.add(it);
  const remark = key.isUnique ? "" : " # not unique: rows of one key are rejected but for the first, add columns that tell them apart";
  const relationships = others.flatMap((it) => item(it.relationship, 2));
  return [
    `kind: ${kind.name}${guess.isFounded ? "" : " # nothing in the table speaks for it: name what its rows tell of with --kind"}`,
    `key: ${quoted(`${kind.plural}/${key.columns.map((it) => `{${it}}`).join("/")}`)}${remark}`,
    "values:",
    ...indented(valueLines(guess, used), 2),
    ...(relationships.length > 0 ? ["relationships:", ...relationships] : []),
  ];
}

/**
 * Writes a first mapping for a table from its header and a sample of its rows, with comments for whoever completes it: it can be used at
 * once. `kind` names what each row tells of; it is guessed if not given. `file` is what the mapping calls the table.
 */
export async function suggestMapping(path: string, catalogue: Catalogue, kindName?: string, file = basename(path)): Promise<string> {
  const format = await detectFormat(path);
  const table = await profileColumns(path, format);
  const { kind, isFounded } = guessKind(catalogue, basename(path), table, kindName);
  const properties = guessProperties(kind, table);
  const taken = new Set([...properties.values()].filter((it) => !it.property.name.startsWith("stated")).map((it) => it.column.name));
  const others = guessOthers(catalogue, kind, table, taken);
  const used = new Set(others.flatMap((it) => it.columns.map(({ name }) => name)));
  const record = recordLines({ kind, isFounded, table, properties, others }, used);
  const id = wordsOf(basename(path).replace(/\..*$/, "")).replaceAll(" ", "-") || "table";
  const unused = table.columns.filter((it) => !used.has(it.name));
  return `${[
    `# A first mapping for ${formatLine(basename(path), format).replaceAll("\n", " ")}, guessed from names and from ${table.rows} rows.`,
    "# Read every line before it is loaded: what the table means only a person knows.",
    "source:",
    `  id: ${quoted(id)}`,
    "  precedence: TABLE",
    "  values:",
    `    name: ${quoted(basename(path))} # what the data are called; publisher, url, licence and retrieved may stand beside it`,
    "tables:",
    `  - file: ${quoted(file)}`,
    "    records:",
    ...item(record, 6),
    ...others.flatMap((it) => (it.record.length > 0 ? item(it.record, 6) : [])),
    ...(unused.length > 0 ? indented(["# Columns that are not used yet:", ...unused.map((it) => leftOver(it, table.rows))], 6) : []),
  ].join("\n")}\n`;
}
