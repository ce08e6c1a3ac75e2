import { fold } from "../../catalogue/fold.js";

/** The languages in which papers name countries. */
const languages = [
  "en",
  "fr",
  "de",
  "es",
  "pt",
  "it",
  "nl",
  "sv",
  "da",
  "nb",
  "fi",
  "pl",
  "cs",
  "tr",
  "ru",
  "uk",
  "zh",
  "zh-Hant",
  "ja",
  "ko",
];

/** What is printed beside the usual names. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  AE: ["uae", "u a e", "u arab emirates"],
  BA: ["bosnia", "bosnia and herceg", "bosnia herceg"],
  BY: ["belorussia"],
  CD: ["dr congo", "democratic republic of the congo"],
  CI: ["ivory coast"],
  CN: [
    "pr china",
    "p r china",
    "prc",
    "p r c",
    "peoples republic of china",
    "people s republic of china",
    "mainland china",
    "peoples r china",
    "peoples r. china",
    "pr of china",
    "r p china",
  ],
  CZ: ["czech republic", "czech rep"],
  GB: ["uk", "u k", "england", "scotland", "wales", "northern ireland", "great britain", "britain", "gb"],
  GE: ["republic of georgia"],
  HK: ["hong kong"],
  IE: ["republic of ireland", "eire"],
  IR: ["islamic republic of iran", "i r iran"],
  KP: ["dpr korea"],
  KR: ["korea", "s korea", "republic of korea", "rok", "korea south"],
  MK: ["macedonia", "fyr macedonia"],
  MO: ["macao", "macau"],
  NL: ["the netherlands", "holland"],
  PS: ["palestine", "state of palestine"],
  RU: ["russian federation", "ussr"],
  SA: ["ksa", "kingdom of saudi arabia"],
  SZ: ["swaziland"],
  TR: ["turkey", "turkiye"],
  TW: ["taiwan", "taiwan roc", "taiwan r o c", "roc", "republic of china"],
  US: ["usa", "u s a", "us", "u s", "united states of america", "estados unidos", "etats unis"],
  VN: ["viet nam"],
};

/** Countries whose institutions are also printed with the other one's name. */
const alsoPrintedAs: Readonly<Record<string, readonly string[]>> = {
  HK: ["CN"],
  MO: ["CN"],
  TW: ["CN"],
  PR: ["US"],
  GU: ["US"],
  VI: ["US"],
  GF: ["FR"],
  GP: ["FR"],
  MQ: ["FR"],
  NC: ["FR"],
  PF: ["FR"],
  RE: ["FR"],
  GL: ["DK"],
  FO: ["DK"],
  PS: ["IL"],
  JE: ["GB"],
  GG: ["GB"],
  IM: ["GB"],
  XK: ["RS"],
};

const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

/** `DE` for `DD`: codes that are no longer given are names of those that are. */
const currentCode = (code: string): string => new Intl.Locale(`und-${code}`).region ?? code;

function readNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const language of languages) {
    const shown = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
      const name = shown.of(code);
      const key =
        name &&
        fold(name)
          .replace(/[^\p{L}\p{N}]+/gu, " ")
          .trim();
      if (key && !names.has(key)) names.set(key, currentCode(code));
    }
  }
  for (const [code, others] of Object.entries(otherNames)) for (const name of others) names.set(name, code);
  return names;
}

let known: ReadonlyMap<string, string> | null = null;

/** The ISO 3166-1 code of a country by a name of it in lower case with single spaces, in the languages and spellings of papers; null where there is none. */
export function countryNamed(name: string): string | null {
  known ??= readNames();
  return known.get(name) ?? null;
}

/** Whether an institution of a country may be printed with another country. */
export const isPrintedAs = (country: string, printed: string): boolean =>
  country === printed || (alsoPrintedAs[country]?.includes(printed) ?? false) || (alsoPrintedAs[printed]?.includes(country) ?? false);
