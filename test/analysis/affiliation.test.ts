import fc from "fast-check";
import type { Candidate } from "../../src/analysis/affiliation/candidate.js";
import { matchAffiliation } from "../../src/analysis/affiliation/matchAffiliation.js";
import { nameQuery } from "../../src/analysis/affiliation/nameQuery.js";
import { readAffiliation } from "../../src/analysis/affiliation/readAffiliation.js";
import { mostNames } from "../../src/cypher/affiliationCandidates.js";

const candidate = (
  id: string,
  names: readonly string[],
  place: readonly [string, string, string] | null,
  rest: Partial<Candidate> = {},
): Candidate => ({
  id,
  names: names.map((value) => ({ value, isAcronym: /^\p{Lu}{2,5}$/u.test(value), isInherited: false })),
  cities: place ? [place[0]] : [],
  regions: place ? [place[1]] : [],
  countries: place ? [place[2]] : [],
  parents: [],
  successors: [],
  types: [],
  isWithdrawn: false,
  ...rest,
});

const zhejiang = candidate("zju", ["Zhejiang University", "ZJU", "浙江大学"], ["Hangzhou", "Zhejiang", "CN"]);
const armidale = candidate("une", ["University of New England"], ["Armidale", "New South Wales", "AU"]);
const academy = candidate("cas", ["Chinese Academy of Sciences", "CAS"], ["Beijing", "Beijing", "CN"]);
const physics = candidate("iop", ["Institute of Physics"], ["Beijing", "Beijing", "CN"], { parents: ["cas"] });
const london = candidate("iop-uk", ["Institute of Physics", "IOP"], ["London", "England", "GB"]);
const irvine = candidate("uci", ["University of California, Irvine"], ["Irvine", "California", "US"]);
const california = candidate("uc", ["University of California"], ["Oakland", "California", "US"]);
const basel = candidate("basel", ["University of Basel", "Universität Basel"], ["Basel", "Basel-City", "CH"]);
const seoul = candidate("snu", ["Seoul National University", "서울대학교"], ["Seoul", "Seoul", "KR"]);
const boston = candidate("nec", ["New England Conservatory"], ["Boston", "Massachusetts", "US"]);
const geologists = candidate("geo", ["Geological Society of London"], ["London", "England", "GB"]);
const all = [geologists, boston, zhejiang, armidale, academy, physics, london, irvine, california, basel, seoul];

const chosen = (affiliation: string, pool: readonly Candidate[] = all) => matchAffiliation(readAffiliation(affiliation), pool).chosen;

test("an affiliation is read as addresses, segments, words and places", () => {
  const [first, second] = readAffiliation(
    "1 Dept. of Physics, Univ. of Oxford, Oxford OX1 3PU, U.K.; MIT, Cambridge, MA 02139; office@example.org",
  );
  expect(first!.segments.map((it) => it.text)).toEqual(["dept. of physics", "univ. of oxford", "oxford ox1 3pu", "u.k."]);
  expect(first!.segments[1]!.words.map((it) => it.canonical)).toEqual(["university", "oxford"]);
  expect(first!.countries).toEqual(["GB"]);
  expect(second!.countries).toEqual(["US"]);
  expect(second!.regions).toEqual(["massachusetts"]);
});

test.each([
  ["P.R. China", ["CN"]],
  ["Republic of Korea", ["KR"]],
  ["The Netherlands", ["NL"]],
  ["Deutschland", ["DE"]],
  ["日本", ["JP"]],
  ["Türkiye", ["TR"]],
  ["Atlanta, Georgia", ["US", "GE"]],
  ["University of New England", []],
  ["Albuquerque, New Mexico", ["US"]],
  ["Renmin University of China", []],
])("the country of %j is told", (text, countries) => {
  expect(readAffiliation(text).flatMap((it) => it.countries)).toEqual(countries);
});

test.each([
  ["Dept. of Physics, Zhejiang Univ., Hangzhou 310027, P.R. China", "zju"],
  ["浙江大学物理系，杭州 310027", "zju"],
  ["서울대학교 물리학과, 서울", "snu"],
  ["Institut für Physik, Universität Basel, Klingelbergstrasse 82, CH-4056 Basel, Switzerland", "basel"],
  ["Zhejinag University, Hangzhou, China", "zju"],
  ["Department of Chemistry Zhejiang University, Hangzhou", "zju"],
  ["University of California, Irvine CA 92697", "uci"],
  ["Institute of Physics, Chinese Academy of Sciences, Beijing 100190", "iop"],
  ["Institute of Physics, London, UK", "iop-uk"],
])("%j names its institution", (affiliation, id) => {
  expect(chosen(affiliation)).toBe(id);
});

test.each([
  ["University of New England", "nothing says where it is"],
  ["University of New England, Biddeford, ME 04005, USA", "another country is named"],
  ["Institute of Physics", "two bear the name"],
  ["Zhejiang University Hospital, Hangzhou, China", "the name is longer"],
  ["Zhejiang University of Technology, Hangzhou, China", "the name is longer"],
  ["University of California, San Diego, CA", "it is another campus"],
  ["Department of Physics, Hangzhou, China", "no institution is named"],
  ["CAS, Paris, France", "an acronym in another place"],
  ["Zoological Society of London, London, UK", "another word is no typing error"],
  ["", "there is nothing"],
])("%j chooses none: %s", (affiliation) => {
  expect(chosen(affiliation)).toBeNull();
});

const telAviv = candidate("tau", ["Tel Aviv University"], ["Tel Aviv", "Tel Aviv", "IL"]);
const bose = candidate("bose", ["S.N. Bose National Centre for Basic Sciences"], ["Kolkata", "West Bengal", "IN"]);
const royal = candidate("kth", ["Royal Institute of Technology", "KTH"], ["Stockholm", "Stockholm", "SE"]);
const ottawa = candidate("ottawa", ["University of Ottawa"], ["Ottawa", "Ontario", "CA"]);
const lucknow = candidate("lucknow", ["University of Lucknow"], ["Lucknow", "Uttar Pradesh", "IN"]);
const spa = candidate("spa", ["School of Planning and Architecture", "SPA New Delhi"], ["New Delhi", "Delhi", "IN"]);
const printed = [telAviv, bose, royal, ottawa, lucknow, spa];

test.each([
  ["Sackler School of Medicine, Tel Aviv University, Tel: +972 3 640 8111", "tau", "a telephone is no town"],
  ["Tel Aviv University 9 , Tel Aviv, Israel", "tau", "a footnote's number is passed over"],
  ["Department of Physics–Tel Aviv University  Israel", "tau", "dashes and double spaces part it"],
  ["S N Bose National Centre for Basic Sciences, Salt Lake, Kolkata, India", "bose", "initials are written apart"],
  ["Department of Materials Science, KTH (Royal Institute of Technology)", "kth", "its acronym stands beside it"],
  ["Mathematics Department University of Ottawa", "ottawa", "a department comes before it"],
  ["Ottawa University", null, "without a place the order of the words counts"],
  ["Ottawa University, Ottawa, Canada", "ottawa", "with its place it does not"],
  ["Department of Neurology King George Medical University Lucknow, India", null, "it is another university"],
  ["Indian Statistics Institute, New Delhi, India", null, "a name that is only a place names nothing"],
])("%j gives %j: %s", (affiliation, id, _reason) => {
  expect(chosen(affiliation, printed)).toBe(id);
});

test("what two bear in one place is not chosen, unless one continued the other", () => {
  const double = candidate("zju-2", ["Zhejiang University"], ["Hangzhou", "Zhejiang", "CN"]);
  expect(chosen("Zhejiang University, Hangzhou, China", [zhejiang, double])).toBeNull();
  expect(chosen("Zhejiang University, Hangzhou, China", [zhejiang, { ...double, successors: ["zju"] }])).toBe("zju");
});

test("candidates tell their score and why, the chosen first", () => {
  const { candidates } = matchAffiliation(readAffiliation("Institute of Physics, London, UK"), all);
  expect(candidates.slice(0, 2)).toEqual([
    {
      id: "iop-uk",
      name: "Institute of Physics",
      score: 0.95,
      reasons: ["name: Institute of Physics", "place: London", "its country agrees"],
    },
    { id: "iop", name: "Institute of Physics", score: 0.25, reasons: ["name: Institute of Physics", "another country is named"] },
  ]);
});

test("names are looked for whole, with words that are cut short written out, and word by word", () => {
  const { names, words } = nameQuery("1", readAffiliation("Dept. of Physics, Zhejiang Univ., Hangzhou, China"));
  expect(names).toEqual(expect.arrayContaining(["zhejiang univ", "zhejiang university", "zhejiang univ., hangzhou"]));
  expect(words).toEqual([{ words: ["zhejiang", "univ", "university"], respelled: ["zhejiang"] }]);
});

test("any text is read and asks for no more than Lucene takes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 1500 }), (text) => {
      const read = readAffiliation(text);
      const { names, words } = nameQuery("1", read);
      expect(names.length).toBeLessThanOrEqual(mostNames);
      expect(words.every((it) => it.words.length <= 24 && it.respelled.length <= 6)).toBe(true);
      expect(matchAffiliation(read, all).candidates.every((it) => it.score >= 0 && it.score <= 1)).toBe(true);
    }),
  );
});

const oxford = candidate("oxford", ["University of Oxford"], ["Oxford", "England", "GB"]);
const optics = candidate("key", ["State Key Laboratory of Modern Optics"], ["Hangzhou", "Zhejiang", "CN"], { parents: ["zju"] });
const childrens = candidate("hospital", ["Children's Hospital of Hangzhou"], ["Hangzhou", "Zhejiang", "CN"], { parents: ["zju"] });
const varanasi = candidate("bhu", ["Indian Institute of Technology (Banaras Hindu University)"], ["Varanasi", "Uttar Pradesh", "IN"]);
const frankfurt = candidate(
  "viadrina",
  ["European University Viadrina", "University of Frankfurt (Oder)"],
  ["Frankfurt", "Brandenburg", "DE"],
);
const villeurbanne = candidate("lyon", ["Université Claude Bernard Lyon 1", "Lyon-I"], ["Villeurbanne", "Auvergne", "FR"]);
const esiee = candidate("esiee", ["ESIEE", "Graduate School of Engineering"], null);
const inrae = candidate("inrae", ["Institut National de Recherche", "INRAE"], ["Paris", "Île-de-France", "FR"]);
const more = [...all, oxford, optics, childrens, varanasi, frankfurt, villeurbanne, esiee, inrae];

test.each([
  ["a university before its laboratory", "State Key Lab. of Modern Optics, Zhejiang University, Hangzhou, China", "zju"],
  ["a university before its hospital", "Children's Hospital of Hangzhou, Zhejiang University, Hangzhou, China", "zju"],
  ["a laboratory without its university", "State Key Laboratory of Modern Optics, Hangzhou, China", "key"],
  [
    "a university between its institute and its street, without commas",
    "Institute Alpha and Beta University of Oxford Parks Road 7 Oxford UK",
    "oxford",
  ],
  ["not a university whose name goes on before it", "Alpha Technical University of Oxford Oxford UK", null],
  ["a university and one of its parts between the same commas", "University of Oxford Institute of Ageing, Oxford, UK", "oxford"],
  ["an abbreviation beside a long name", "CAS Chinese Academy of Sciences, Beijing, China", "cas"],
  ["a university that teaches in another city of its country", "University of Oxford, Reading, UK", "oxford"],
  ["a long acronym that is all there is", "Inrae", "inrae"],
  ["not a name of which more stands in parentheses", "Indian Institute of Technology", null],
  ["not another Frankfurt", "Institut für Physik, Universität Frankfurt, Germany", null],
  ["not what a city is called", "International Agency; Lyon France", null],
  ["not a name that says nothing but what it is", "Graduate School of Engineering, Fukuoka Institute of Technology", null],
])("%s", (_rule, affiliation, expected) => {
  expect(chosen(affiliation, more)).toBe(expected);
});

const school = ["Harvard Medical School"];
const harvard = candidate("harvard", ["Harvard University"], ["Cambridge", "Massachusetts", "US"], { types: ["EDUCATION"] });
const withdrawn = candidate("hms", school, ["Boston", "Massachusetts", "US"], { isWithdrawn: true, successors: ["harvard"] });
const general = candidate("mgh", ["Massachusetts General Hospital"], ["Boston", "Massachusetts", "US"], { types: ["HEALTHCARE"] });
const wollo = candidate("wollo", ["Wollo University"], ["Dessie", "Amhara", "ET"], { types: ["EDUCATION"] });
const kombolcha = candidate("kombolcha", ["Kombolcha Institute of Technology"], ["Kombolcha", "Amhara", "ET"], {
  parents: ["wollo"],
  types: ["EDUCATION"],
});
const charite = candidate("charite", ["Charité - Universitätsmedizin Berlin"], ["Berlin", "Berlin", "DE"], { types: ["HEALTHCARE"] });
const humboldt = candidate("hu", ["Humboldt-Universität zu Berlin"], ["Berlin", "Berlin", "DE"], { types: ["EDUCATION"] });
const xi = candidate("mpi", ["Max Planck Institute for Biology of Ageing"], ["Cologne", "North Rhine-Westphalia", "DE"]);
const real = [harvard, withdrawn, general, wollo, kombolcha, charite, humboldt, xi];

test.each([
  ["what continued a withdrawn record", "Department of Genetics, Harvard Medical School, Boston, MA, USA", "harvard"],
  ["a hospital before a school of that kind", "Massachusetts General Hospital, Harvard Medical School, Boston, MA, USA", "mgh"],
  ["a university before a hospital of the same address", "Massachusetts General Hospital, Harvard University, Boston, MA, USA", "harvard"],
  ["a university before an institute of it that teaches too", "Kombolcha Institute of Technology, Wollo University, Ethiopia", "wollo"],
  [
    "not the university that the first is a member of",
    "Charité – Universitätsmedizin Berlin, corporate member of Freie Universität Berlin, Humboldt-Universität zu Berlin, Berlin, Germany",
    "charite",
  ],
  ["a name that goes on in an indented line", "Max Planck Institute for Biology of\n        Ageing, Cologne, Germany", "mpi"],
])("of an affiliation that names several: %s", (_rule, affiliation, expected) => {
  expect(chosen(affiliation, real)).toBe(expected);
});

test("characters that XML writes as references are read", () => {
  const [part] = readAffiliation("Science &#x0026; Technology &amp; Arts &#1114112;");
  expect(part!.segments[0]!.text.trim()).toBe("science & technology & arts");
});

const system = candidate("ucs", ["University of California System", "University of California"], ["Oakland", "California", "US"]);
const miami = candidate("miami", ["University of Miami"], ["Coral Gables", "Florida", "US"], { types: ["EDUCATION"] });
const ohio = candidate("ohio", ["Miami University"], ["Oxford", "Ohio", "US"], { types: ["EDUCATION"] });
const hall = candidate("hall", ["Hall University", "University of Miami"], ["Reading", "England", "GB"], { types: ["EDUCATION"] });

test.each([
  ["no system of universities for what may be any of its campuses", "Department of Biology, University of California", null],
  ["a university although another has its words in another order", "Department of Biology, University of Miami", "miami"],
  ["the other one", "Department of Biology, Miami University", "ohio"],
])("of names that are like others: %s", (_rule, affiliation, expected) => {
  expect(chosen(affiliation, [system, irvine, miami, ohio, hall])).toBe(expected);
});
