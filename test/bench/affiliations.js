import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { absentOrganisations, departments, inventedNames, streets } from "./affiliationParts.js";

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Choices that are the same in every run. */
function chooser(seed) {
  const next = numbers(seed);
  return {
    one: (list) => list[Math.floor(next() * list.length)],
    happens: (share) => next() < share,
    weighted: (list, shareOf) => {
      let left = next() * list.reduce((sum, it) => sum + shareOf(it), 0);
      for (const it of list) {
        left -= shareOf(it);
        if (left < 0) return it;
      }
      return list.at(-1);
    },
    upTo: (most) => Math.floor(next() * most),
  };
}

const path = new URL("../../seeds/ror/ror-records.jsonl.gz", import.meta.url);

/** The register's organisations that the graph holds, with what an affiliation is written from. */
function readOrganisations() {
  const lines = gunzipSync(readFileSync(path)).toString("utf8").split("\n");
  return lines
    .filter((it) => it !== "")
    .map((it) => JSON.parse(it))
    .filter((it) => it.locations?.length > 0)
    .map((line) => {
      const { id, names, locations, relationships, status, types } = line;
      const { name: city, country_name: country, country_code: code, country_subdivision_name: region } = locations[0].geonames_details;
      const named = (type) => names.filter((it) => it.types.includes(type)).map((it) => it.value);
      return {
        id: `ror:${id.slice(-9)}`,
        name: named("ror_display")[0].replace(/\s*\([^)]*\)$/, ""),
        labels: named("label"),
        aliases: named("alias"),
        acronyms: named("acronym"),
        city,
        region,
        country,
        code,
        parents: relationships.filter((it) => it.type === "parent").map((it) => `ror:${it.id.slice(-9)}`),
        isActive: status === "active",
        type: types.find((it) => it !== "funder"),
      };
    });
}

/** How often papers name organisations of a type. */
const shares = { education: 0.5, healthcare: 0.16, facility: 0.17, government: 0.05, nonprofit: 0.04, company: 0.05, other: 0.03 };

const shortened = [
  [/\bUniversity\b/g, ["Univ.", "Univ"]],
  [/\bInstitute\b/g, ["Inst.", "Inst"]],
  [/\bNational\b/g, ["Natl.", "Natl"]],
  [/\bTechnology\b/g, ["Technol.", "Tech."]],
  [/\bSciences?\b/g, ["Sci."]],
  [/\bAcademy\b/g, ["Acad."]],
  [/\bHospital\b/g, ["Hosp.", "Hosp"]],
  [/\bCollege\b/g, ["Coll."]],
  [/\bCenter|Centre\b/g, ["Ctr.", "Ctr"]],
  [/\bMedical\b/g, ["Med."]],
  [/\bResearch\b/g, ["Res."]],
  [/\bLaboratory\b/g, ["Lab."]],
  [/\bUniversité\b/g, ["Univ."]],
  [/\bUniversidad(e)?\b/g, ["Univ."]],
  [/\bUniversität\b/g, ["Univ."]],
  [/\bDepartment\b/g, ["Dept.", "Dept", "Dep."]],
];

const countryForms = {
  US: ["USA", "U.S.A.", "United States", "United States of America", "US"],
  GB: ["UK", "United Kingdom", "England", "U.K."],
  CN: ["China", "P.R. China", "P. R. China", "People's Republic of China", "PR China"],
  KR: ["Korea", "Republic of Korea", "South Korea"],
  DE: ["Germany", "Deutschland"],
  NL: ["The Netherlands", "Netherlands"],
  RU: ["Russia", "Russian Federation"],
  CZ: ["Czech Republic", "Czechia"],
  TR: ["Turkey", "Türkiye"],
  IR: ["Iran", "Islamic Republic of Iran"],
  ES: ["Spain", "España"],
  BR: ["Brazil", "Brasil"],
};

/** Writes one organisation's address the way papers do. */
function writer(choose) {
  const abbreviate = (text) =>
    shortened.reduce((told, [word, forms]) => told.replace(word, (found) => (choose.happens(0.75) ? choose.one(forms) : found)), text);
  const slip = (text) => {
    const words = [...text.matchAll(/\p{L}{6,}/gu)];
    if (words.length === 0) return text;
    const word = choose.one(words);
    const at = word.index + 1 + choose.upTo(word[0].length - 2);
    const [before, letter, after] = [text.slice(0, at), text[at], text.slice(at + 1)];
    return choose.one([before + after, before + letter + letter + after, before + (after[0] ?? "") + letter + after.slice(1)]);
  };
  const postcode = () => String(10000 + choose.upTo(89999));
  const countryOf = ({ code, country }) => choose.one(countryForms[code] ?? [country]);
  const nameOf = (it) => {
    const latin = it.labels.filter((name) => name !== it.name && /^[\p{sc=Latin}\P{L}]+$/u.test(name));
    if (latin.length > 0 && choose.happens(0.15)) return choose.one(latin);
    if (it.aliases.length > 0 && choose.happens(0.05)) return choose.one(it.aliases);
    return it.name;
  };
  const placed = (it, { country = true } = {}) => {
    const city = choose.one([it.city, it.city, `${it.city} ${postcode()}`, `${postcode()} ${it.city}`]);
    const region = it.region && choose.happens(["US", "CA", "AU", "CN", "IN", "BR"].includes(it.code) ? 0.6 : 0.1) ? [it.region] : [];
    return [city, ...region, ...(country ? [countryOf(it)] : [])];
  };
  const street = () => `${1 + choose.upTo(400)} ${choose.one(streets)}`;
  const plainLetters = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "");
  const wrongCountry = ({ code }) =>
    choose.one(
      ["USA", "UK", "China", "Germany", "India", "Brazil"].filter(
        (it) => !(countryForms[code] ?? []).includes(it) && it !== countryOf({ code, country: code }),
      ),
    );
  return { street, plainLetters, wrongCountry, abbreviate, slip, nameOf, placed, countryOf, department: () => choose.one(departments) };
}

/** The ways in which an organisation is written, with how many of a hundred strings are written so. */
const ways = [
  ["plain", 24, (it, write) => [write.nameOf(it), ...write.placed(it)].join(", ")],
  ["department", 24, (it, write) => [write.department(), write.nameOf(it), ...write.placed(it)].join(", ")],
  ["two departments", 7, (it, write) => [write.department(), write.department(), write.nameOf(it), ...write.placed(it)].join(", ")],
  ["abbreviated", 14, (it, write) => [write.abbreviate(write.department()), write.abbreviate(it.name), ...write.placed(it)].join(", ")],
  ["no country", 8, (it, write) => [write.department(), write.nameOf(it), ...write.placed(it, { country: false })].join(", ")],
  ["no city", 6, (it, write) => [write.department(), it.name, write.countryOf(it)].join(", ")],
  ["typing error", 6, (it, write) => [write.department(), write.slip(it.name), ...write.placed(it)].join(", ")],
  [
    "marker and address",
    4,
    (it, write) => `1 ${[write.department(), write.nameOf(it), ...write.placed(it)].join(", ")}. E-mail: office@example.org`,
  ],
  ["with acronym", 4, (it, write) => [`${it.name}${it.acronyms[0] ? ` (${it.acronyms[0]})` : ""}`, ...write.placed(it)].join(", ")],
  ["street", 8, (it, write) => [write.department(), write.nameOf(it), write.street(), ...write.placed(it)].join(", ")],
  ["institution first", 6, (it, write) => [write.nameOf(it), write.department(), ...write.placed(it)].join(", ")],
  [
    "citation index",
    6,
    (it, write) =>
      write
        .plainLetters([write.abbreviate(it.name), write.abbreviate(write.department()), ...write.placed(it)].join(", "))
        .replaceAll(".", ""),
  ],
  ["capitals", 3, (it, write) => [write.department(), it.name, ...write.placed(it)].join(", ").toUpperCase()],
  ["wrong country", 3, (it, write) => [write.department(), it.name, it.city, write.wrongCountry(it)].join(", ")],
  ["without commas", 3, (it, write) => [write.department(), it.name, write.countryOf(it)].join(" – ")],
];

const pickWay = (choose) => choose.weighted(ways, ([, share]) => share);

const isOtherScript = (name) => /[\p{sc=Han}\p{sc=Hangul}\p{sc=Cyrillic}\p{sc=Kana}]/u.test(name) && [...name].length > 3;

/** Affiliations that name organisations in the graph: what is printed, how, and the ids of which each is right. */
function positives(organisations, choose, count) {
  const active = organisations.filter((it) => it.isActive);
  const byType = new Map(
    Object.keys(shares).map((type) => [type, active.filter((it) => (it.type in shares ? it.type : "other") === type)]),
  );
  const byId = new Map(active.map((it) => [it.id, it]));
  const write = writer(choose);
  const pick = () => {
    const type = choose.weighted(Object.entries(shares), ([, share]) => share)[0];
    return choose.one(byType.get(type));
  };
  const several = [
    () => {
      const [one, other] = [pick(), pick()];
      return [
        "two organisations",
        [one.id, other.id],
        `${[write.department(), one.name, ...write.placed(one)].join(", ")}; ${[other.name, ...write.placed(other)].join(", ")}`,
      ];
    },
    () => {
      const part = choose.one(active.filter((it) => it.parents.some((id) => byId.has(id))));
      const whole = byId.get(part.parents.find((id) => byId.has(id)));
      const isUniversity = ({ name, type }) => type === "education" && /universit/i.test(name);
      const isOfUniversity = isUniversity(whole) && !isUniversity(part);
      return ["part and whole", [isOfUniversity ? whole.id : part.id], [part.name, whole.name, ...write.placed(part)].join(", ")];
    },
    () => {
      const it = choose.one(active.filter((one) => one.labels.some(isOtherScript)));
      return ["other script", [it.id], [it.labels.find(isOtherScript), choose.happens(0.5) ? it.city : it.country].join(", ")];
    },
  ];
  return Array.from({ length: count }, () => {
    if (choose.happens(0.2)) {
      const [way, right, text] = choose.one(several)();
      return { way, right, text };
    }
    const it = pick();
    const [way, , told] = pickWay(choose);
    return { way, right: [it.id], text: told(it, write) };
  });
}

/** Affiliations that name nothing in the graph. */
function negatives(organisations, choose, count) {
  const write = writer(choose);
  const isName = new Set(organisations.flatMap((it) => [it.name, ...it.labels, ...it.aliases].map((name) => name.toLowerCase())));
  const universities = organisations.filter((it) => it.isActive && it.type === "education");
  const unique = new Set();
  const absent = absentOrganisations.filter(({ name }) => !isName.has(name.toLowerCase()));
  const kinds = [
    () => {
      const it = choose.one(absent);
      return ["absent", [write.department(), it.name, ...write.placed(it)]];
    },
    () => {
      const it = choose.one(organisations);
      const name = choose.one(inventedNames)(it.city, it.region ?? it.city);
      return ["invented", [...(choose.happens(0.5) ? [write.department()] : []), name, ...write.placed(it)]];
    },
    () => {
      const [it, elsewhere] = [choose.one(universities), choose.one(organisations)];
      return elsewhere.code === it.code ? null : ["same name elsewhere", [write.department(), it.name, ...write.placed(elsewhere)]];
    },
    () => {
      const it = choose.one(universities);
      const name = choose.one([`${it.name} Hospital`, `${it.name} of Technology`, `${it.name} Press`, `New ${it.name}`]);
      return isName.has(name.toLowerCase()) ? null : ["longer name", [name, ...write.placed(it)]];
    },
    () => {
      const it = choose.one(organisations);
      return ["department only", [write.department(), ...write.placed(it)]];
    },
  ];
  const found = [];
  while (found.length < count) {
    const made = choose.one(kinds)();
    if (made === null) continue;
    const text = made[1].join(", ");
    if (unique.has(text) || (made[0] === "invented" && made[1].some((it) => isName.has(it.toLowerCase())))) continue;
    unique.add(text);
    found.push({ way: made[0], right: [], text });
  }
  return found;
}

/** Labelled affiliations, the same in every run: those to tune on, and as many others. An affiliation whose `right` is empty names nothing in the graph. */
export function labelledAffiliations() {
  const organisations = readOrganisations();
  const half = (seed) => {
    const choose = chooser(seed);
    return [...positives(organisations, choose, 450), ...negatives(organisations, choose, 150)];
  };
  return { tuned: half(31_607), unseen: half(90_127) };
}
