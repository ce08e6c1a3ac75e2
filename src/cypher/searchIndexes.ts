import type { Catalogue } from "../catalogue/catalogue.js";
import { shownColumns, storedColumns } from "../catalogue/stored.js";
import type { IdentifierScheme } from "../catalogue/values/identifier.js";

/** The stored properties of entities that are searched, whatever their kind. */
export interface SearchedColumns {
  /** Folded texts: whole names, and the words in them. */
  readonly names: readonly string[];
  /** As they are stored. */
  readonly codes: readonly string[];
  readonly identifiers: readonly { readonly name: string; readonly scheme: IdentifierScheme }[];
}

const isText = new Set(["text", "texts", "names"]);

function columnsOf(catalogue: Catalogue): SearchedColumns {
  const properties = catalogue.kinds.flatMap((it) => it.properties);
  const searched = properties.filter((it) => it.searched);
  const texts = searched.filter((it) => isText.has(it.value.filter ?? ""));
  const folded = texts.flatMap((it) => storedColumns(it).filter(({ column }) => column.suffix === "Folded"));
  const codes = searched.filter((it) => !texts.includes(it)).flatMap(shownColumns);
  const identifiers = properties
    .filter((it) => it.identifier)
    .map((it) => ({ name: it.name, scheme: (it.value as unknown as { scheme: IdentifierScheme }).scheme }));
  return {
    names: [...new Set(folded.map((it) => it.name))],
    codes: [...new Set(codes.map((it) => it.name))],
    identifiers: [...new Map(identifiers.map((it) => [it.name, it])).values()],
  };
}

const known = new WeakMap<Catalogue, SearchedColumns>();

/** What is found by search: every identifier, and what the catalogue says is searched. */
export function searchedColumns(catalogue: Catalogue): SearchedColumns {
  const columns = known.get(catalogue) ?? columnsOf(catalogue);
  known.set(catalogue, columns);
  return columns;
}

/** A full-text index over all entities; its name tells what it covers, so that another catalogue has another index. */
export interface SearchIndex {
  readonly name: string;
  readonly columns: readonly string[];
  readonly analyzer: string;
}

const searchIndex = (what: string, columns: readonly string[], analyzer: string): SearchIndex => ({
  name: ["Entity", ...columns, what].join("_"),
  columns,
  analyzer,
});

/** Names, codes and identifiers as a whole: what equals a text, or starts with it. */
export function wholeIndex(catalogue: Catalogue): SearchIndex {
  const { names, codes, identifiers } = searchedColumns(catalogue);
  return searchIndex("whole", [...names, ...identifiers.map((it) => it.name), ...codes], "keyword");
}

/**
 * The words in names. No word is left out as too common, since many are acronyms of institutions too (IT, BUT); each Chinese character is
 * a word, so that a text within a name is a phrase.
 */
export const wordIndex = (catalogue: Catalogue): SearchIndex =>
  searchIndex("words", searchedColumns(catalogue).names, "standard-no-stop-words");
