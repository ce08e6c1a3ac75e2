import type { KindSpec } from "../../../catalogue/kind.js";
import type { PropertySpec } from "../../../catalogue/property.js";
import type { IdentifierScheme } from "../../../catalogue/values/identifier.js";
import { kindWords, propertyWords, wordsOf } from "./columnWords.js";
import { fits, type GuessedValue, guessDate, guessMoney, guessPlain } from "./guessValue.js";
import { guessCountry, guessEnumeration } from "./guessWords.js";
import type { ColumnProfile, TableProfile } from "./profileColumns.js";

/** A property, the column that most likely holds it, and how it is read from there. */
export interface GuessedProperty extends GuessedValue {
  readonly property: PropertySpec;
  readonly column: ColumnProfile;
}

/** What this program says itself, and what is put together of several columns. */
const aside = new Set(["id", "stub", "createdAt", "updatedAt", "names", "locations", "countries", "area"]);

/** Identifiers whose form or checksum tells them from other texts, whatever the column is called. */
const telling = new Set(["ror", "orcid", "isni", "doi", "grid", "wikidata"]);

const schemeOf = ({ value }: PropertySpec): IdentifierScheme | undefined => (value as { readonly scheme?: IdentifierScheme }).scheme;

/** A column can be spoken of in a mapping. */
export const isUsable = ({ name, values }: ColumnProfile): boolean => values.length > 0 && !/[{}]/.test(name);

/** Whether a column holds identifiers of a registry. */
export const holds = (column: ColumnProfile, scheme: string, normalise: (text: string) => string | null): boolean =>
  (telling.has(scheme) || wordsOf(column.name).includes(scheme)) && fits(column.sample, (it) => normalise(it) !== null);

/** The names by which a column may go: with or without the word of the kind before it and the currency behind. */
function namesOf(column: string, kind: KindSpec): readonly string[] {
  const words = wordsOf(column).replace(/ (usd|eur|gbp|cny|jpy|chf)$/, "");
  const before = [...(kindWords[kind.name] ?? []), wordsOf(kind.name)].find((it) => words.startsWith(`${it} `));
  return before ? [words, words.slice(before.length + 1)] : [words];
}

/** The first column that is called one of some words, in the order of the words. */
export function columnCalled(words: readonly string[], kind: KindSpec, columns: readonly ColumnProfile[]): ColumnProfile | null {
  for (const word of words) {
    const found = columns.find((it) => namesOf(it.name, kind).includes(word));
    if (found) return found;
  }
  return null;
}

function guessValue(property: PropertySpec, column: ColumnProfile, table: TableProfile): GuessedValue | null {
  if (column.isList && !property.value.isList) return null;
  if (property.value.name === "Money") return guessMoney(column, table);
  if (property.value.name === "PartialDate") return guessDate(column);
  if (property.value.name === "Country") return guessCountry(column);
  return guessEnumeration(property, column) ?? guessPlain(property, column);
}

/** Which columns of a table hold which properties of a kind, by their names and by what stands in them. A column holds one at most. */
export function guessProperties(kind: KindSpec, table: TableProfile): ReadonlyMap<string, GuessedProperty> {
  const found = new Map<string, GuessedProperty>();
  const free = () => table.columns.filter((it) => isUsable(it) && ![...found.values()].some(({ column }) => column === it));
  const properties = kind.properties.filter((it) => !aside.has(it.name));
  for (const property of properties) {
    const scheme = schemeOf(property);
    const column = scheme && free().find((it) => holds(it, scheme.name, scheme.normalise));
    const guessed = column && guessPlain(property, column);
    if (column && guessed) found.set(property.name, { property, column, ...guessed });
  }
  for (const property of properties) {
    if (schemeOf(property)) continue;
    const words = [wordsOf(property.name), ...(propertyWords[property.name] ?? [])];
    for (const word of words) {
      const column = columnCalled([word], kind, free());
      const guessed = column && guessValue(property, column, table);
      if (!column || !guessed) continue;
      found.set(property.name, { property, column, ...guessed });
      break;
    }
  }
  return found;
}
