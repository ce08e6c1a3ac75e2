import { ID } from "type-graphql";
import { AtlasError } from "../../errors.js";
import { unexpected, type ValueType } from "../valueType.js";
import { listOf } from "./list.js";
import { longestCode } from "./scalars.js";

/** A registry whose identifiers name entities. */
export interface IdentifierScheme {
  /** The property that holds it, and the prefix of an id made of it: `ror:00a2xv884`. */
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  /** Its bare, normalised form from an address, a bare or a prefixed form; null when form or checksum are wrong. */
  readonly normalise: (text: string) => string | null;
  readonly example: string;
}

/** The checksum of ISO 7064 MOD 11-2 over all characters but the last, as ORCID and ISNI use it. */
function mod11(digits: string): boolean {
  let total = 0;
  for (const digit of digits.slice(0, -1)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits.at(-1) === (check === 10 ? "X" : String(check));
}

const crockford = "0123456789abcdefghjkmnpqrstvwxyz";

/** The checksum of ROR: ISO 7064 MOD 97-10 over the number that the six characters after the leading 0 tell in base 32. */
function mod97(ror: string): boolean {
  const number = [...ror.slice(1, 7)].reduce((sum, it) => sum * 32 + crockford.indexOf(it), 0);
  return 98 - ((number * 100) % 97) === Number(ror.slice(7));
}

const bare = (text: string, prefix: RegExp): string => text.trim().replace(prefix, "").replace(/\/+$/, "");

export const ror: IdentifierScheme = Object.freeze({
  name: "ror",
  title: "ROR",
  example: "https://ror.org/00a2xv884",
  normalise: (text: string) => {
    const value = bare(text, /^(https?:\/\/)?(www\.)?ror\.org\/|^ror:/i).toLowerCase();
    return /^0[0-9a-hj-km-np-tv-z]{6}\d\d$/.test(value) && mod97(value) ? value : null;
  },
});

const sixteen = (value: string): string | null =>
  /^\d{15}[\dX]$/.test(value) && mod11(value) ? value.replace(/(.{4})(?=.)/g, "$1-") : null;

export const orcid: IdentifierScheme = Object.freeze({
  name: "orcid",
  title: "ORCID",
  example: "https://orcid.org/0000-0002-1825-0097",
  normalise: (text: string) =>
    sixteen(
      bare(text, /^(https?:\/\/)?(www\.)?orcid\.org\/|^orcid:/i)
        .replace(/[-\s]/g, "")
        .toUpperCase(),
    ),
});

export const isni: IdentifierScheme = Object.freeze({
  name: "isni",
  title: "ISNI",
  example: "0000 0001 2157 6568",
  normalise: (text: string) =>
    sixteen(
      bare(text, /^(https?:\/\/)?(www\.)?isni\.org\/(isni\/)?|^isni:/i)
        .replace(/[-\s]/g, "")
        .toUpperCase(),
    )?.replaceAll("-", " ") ?? null,
});

export const doi: IdentifierScheme = Object.freeze({
  name: "doi",
  title: "DOI",
  example: "https://doi.org/10.1000/xyz",
  normalise: (text: string) => {
    const value = bare(text, /^(https?:\/\/)?(dx\.)?doi\.org\/|^doi:\s*/i).toLowerCase();
    return /^10\.\d{4,9}\/\S+$/.test(value) ? value : null;
  },
});

export const raid: IdentifierScheme = Object.freeze({
  name: "raid",
  title: "RAiD",
  example: "https://raid.org/10.25.1.1/abcde",
  normalise: (text: string) => {
    const value = bare(text, /^(https?:\/\/)?raid\.org\/|^raid:/i).toLowerCase();
    return /^10\.[\d.]+\/\S+$/.test(value) ? value : null;
  },
});

const pattern = (
  name: string,
  title: string,
  example: string,
  prefix: RegExp,
  form: RegExp,
  shape = (it: string) => it,
): IdentifierScheme =>
  Object.freeze({
    name,
    title,
    example,
    normalise: (text: string) => {
      const value = shape(bare(text, prefix));
      return form.test(value) ? value : null;
    },
  });

export const wikidata = pattern(
  "wikidata",
  "Wikidata",
  "Q190080",
  /^(https?:\/\/)?(www\.)?wikidata\.org\/(wiki|entity)\/|^wikidata:/i,
  /^Q[1-9]\d*$/,
  (it) => it.toUpperCase(),
);
export const grid = pattern("grid", "GRID", "grid.13402.34", /^grid:/i, /^grid\.\d{3,7}\.[0-9a-f]{1,2}$/, (it) => it.toLowerCase());
export const fundref = pattern(
  "fundref",
  "Crossref Funder Registry",
  "501100004835",
  /^(https?:\/\/)?(dx\.)?doi\.org\/10\.13039\/|^10\.13039\/|^fundref:/i,
  /^\d{6,12}$/,
);

/** The normalised form, or `INVALID_IDENTIFIER` saying which registry's and what came. */
export function normaliseIdentifier(scheme: IdentifierScheme, text: string): string {
  const value = scheme.normalise(text);
  if (value === null)
    throw new AtlasError(
      "INVALID_IDENTIFIER",
      `"${text.slice(0, 80)}" is no ${scheme.title} identifier: its form or its checksum is wrong. Expected one like ${scheme.example}.`,
    );
  return value;
}

/** One identifier of a registry, in its bare form. */
export function identifier(scheme: IdentifierScheme): ValueType<string, string> & { readonly scheme: IdentifierScheme } {
  return Object.freeze({
    name: "ID",
    fieldType: () => ID,
    isList: false,
    columns: [{ suffix: "", type: "text" }] as const,
    filter: "scalar",
    order: [""],
    parse: (value: unknown) => {
      const normal = typeof value === "string" && value.length <= longestCode ? scheme.normalise(value) : null;
      if (normal === null) throw unexpected(`an identifier of ${scheme.title} like ${scheme.example}`, value);
      return normal;
    },
    store: (value: string) => [value],
    read: ([stored]: readonly unknown[]) => (stored as string | null) ?? null,
    scheme,
  });
}

/** All identifiers that a registry has for an entity. */
export function identifiers(
  scheme: IdentifierScheme,
): ValueType<readonly string[], readonly string[]> & { readonly scheme: IdentifierScheme } {
  return Object.freeze({ ...listOf(identifier(scheme)), scheme });
}
