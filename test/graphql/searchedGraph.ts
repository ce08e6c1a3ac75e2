import { Name } from "../../src/catalogue/values/names.js";
import type { PlantedGraph } from "../toy/plantGraph.js";

/** The longest name that is taken. */
export const longest = "江".repeat(1333);

const named = (...names: readonly (readonly [string, string | null])[]) => names.map(([it, language]) => new Name(it, language, "LABEL"));

const institution = (id: string, name: string, more: object = {}) => ({ kind: "Institution", id, name, ...more });
/** The lab and what is called like it, and names of many scripts and signs. */
export const searchedGraph: PlantedGraph = {
  entities: [
    institution("zhejiang-lab", "Zhejiang Lab", {
      names: named(["Zhejiang Lab", "en"], ["之江实验室", "zh"], ["ZJL", null]),
      country: "CN",
    }),
    institution("ror:00a2xv884", "Zhejiang University", { ror: "00a2xv884", isni: ["0000 0004 1759 700X"], country: "CN" }),
    institution("committee", "Academic Advisory Committee of Zhejiang Lab"),
    institution("college", "Zhijiang College", { names: named(["Zhijiang College", "en"], ["之江学院", "zh"]) }),
    institution("bern", "University of Bern", { names: named(["Universität Bern", "de"], ["Université de Berne", "fr"]) }),
    institution("brno", "Brno University of Technology", { names: named(["BUT", null]) }),
    institution("telecom", "Instituto de Telecomunicações", { names: named(["IT", null]) }),
    institution("water", "World Water Watch", { names: named(["WWW", null]) }),
    institution("seoul", "서울대학교"),
    institution("net", "インターネット研究所"),
    institution("long", `${"x".repeat(350)} long`),
    institution("longest", "Longest", { names: named([longest, "zh"]) }),
    institution("strange", 'foo AND ("bar"*) / baz'),
    { kind: "Project", id: "lab-project", name: "Zhejiang Lab", acronym: "ZLP" },
    { kind: "Funding", id: "award", name: "Award", number: "2540313a", doi: "10.1000/xyz" },
    { kind: "ResearchField", id: "field", name: "Physics", notation: "40.08" },
    { kind: "Researcher", id: "ada", name: "Ada Zhejiang" },
  ],
  relationships: [
    { type: "PARTNERS_WITH", id: "1", from: "zhejiang-lab", to: "ror:00a2xv884" },
    { type: "PART_OF", id: "2", from: "committee", to: "zhejiang-lab", since: "2018" },
    { type: "PART_OF", id: "3", from: "bern", to: "ror:00a2xv884" },
    { type: "PART_OF", id: "4", from: "brno", to: "ror:00a2xv884" },
  ],
};

/** What a query language might take as its own, or as too much. */
export const oddTexts: readonly string[] = [
  "foo AND (",
  "*",
  "?",
  '"',
  "/",
  "//",
  "\\",
  "\\u",
  "a\\",
  "~",
  "a~2",
  "name:x",
  "[a TO b]",
  "{a TO",
  "AND",
  "OR NOT",
  "&& ||",
  "^2",
  "a^",
  "😀",
  "\ud83d",
  "\u0000",
  "\u3000之",
  "́",
  "-",
  "(((((((((",
  "a ".repeat(2000),
  "zhejaing ".repeat(400),
  Array.from({ length: 400 }, (_, at) => `spelling${at}`).join(" "),
  Array.from({ length: 8 }, (_, at) => `spell-ing${at}`).join(" "),
  ...["x", "江", "ネ", "대", "ab-", "😀", "/", "ﷺ"].flatMap((it) => [it.repeat(Math.floor(3999 / it.length)), it.repeat(10_000)]),
];
