import { fold } from "../../../catalogue/fold.js";
import type { PropertySpec } from "../../../catalogue/property.js";
import { wordsOf } from "./columnWords.js";
import { columnText, fits, type GuessedValue, quoted } from "./guessValue.js";
import type { ColumnProfile } from "./profileColumns.js";

/** A closed list may have so many words in a column, each of which is shown. */
const mostWords = 60;

const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** The codes of all countries by their folded English names. */
function countryCodes(): ReadonlyMap<string, string> {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  const named = codes.flatMap((it) => {
    const name = regions.of(it);
    return name ? [[fold(name), it] as const] : [];
  });
  const others = {
    usa: "US",
    us: "US",
    "united states of america": "US",
    uk: "GB",
    "great britain": "GB",
    russia: "RU",
    "south korea": "KR",
  };
  return new Map([...named.toReversed(), ...Object.entries(others)]);
}

function mapOf(column: ColumnProfile, meaning: (word: string) => string | null, remark: string): GuessedValue {
  const entries = column.values.map((it) => [it, meaning(it)] as const);
  const open = entries.filter(([, to]) => to === null).map(([word]) => word);
  const written = entries.map(([word, to]) => `${quoted(word)}: ${to ?? "null"}`).join(", ");
  const expression = `{ from: ${columnText(column.name)}, map: { ${written} } }`;
  return open.length > 0 ? { expression, remark } : { expression };
}

/** How a country is read from a column of codes or of English names; nothing where few are known. */
export function guessCountry(column: ColumnProfile): GuessedValue | null {
  if (fits(column.sample, (it) => /^[A-Za-z]{2}$/.test(it) && regions.of(it.toUpperCase()) !== undefined))
    return { expression: columnText(column.name) };
  const codes = countryCodes();
  const known = column.values.filter((it) => codes.has(fold(it))).length;
  if (known < column.values.length / 2 || known === 0 || !column.complete) return null;
  return mapOf(column, (it) => codes.get(fold(it)) ?? null, "null: a country that is to be told by its ISO 3166-1 code");
}

/** The word of a closed list that a word of a table is, or the only one whose words it has. */
function wordMeant(word: string, known: readonly string[]): string | null {
  const said = wordsOf(word);
  const same = known.find((it) => wordsOf(it) === said);
  if (same) return same;
  const within = known.filter((it) => ` ${said} `.includes(` ${wordsOf(it)} `));
  return within.length === 1 ? within[0]! : null;
}

/** How a word of a closed list is read from a column: each value that occurs and what it stands for, nothing where that is for a person to say. */
export function guessEnumeration({ value }: PropertySpec, column: ColumnProfile): GuessedValue | null {
  const known = (value as { readonly values?: readonly string[] }).values;
  if (!known || !column.complete || column.values.length > mostWords || column.values.length === 0) return null;
  if (fits(column.sample, (it) => known.includes(it))) return { expression: columnText(column.name) };
  return mapOf(column, (it) => wordMeant(it, known), `null: one of ${known.join(", ")}, or nothing`);
}
