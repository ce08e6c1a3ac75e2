import {
  AcademyOfSciencesDocument,
  InstitutionsByCountryAndTypeDocument,
  MoneyByDirectorateAndYearDocument,
  MoneyFlowDocument,
  ProjectsByFieldDocument,
  WhatBecameOfThemDocument,
} from "../src/web/operations.generated.js";
import type { Answer, Ask } from "./askGraph.js";
import { type CountedRor, countInstitutions, countRor, descendants, lastSuccessors, rowsOf, tallied } from "./countedFiles.js";
import { openSeedGraph, type SeedGraph } from "./seedGraph.js";

let graph: SeedGraph;
let ask: Ask;
let ror: CountedRor;

beforeAll(async () => {
  graph = await openSeedGraph();
  ({ ask } = graph);
  ror = await countRor();
}, 300_000);

afterAll(() => graph.close());

const nsf = () => rowsOf("nsf/awards-fy2026.csv");
const yearOf = (date: string): string => date.slice(6);
const cents = (amount: string): number => Math.round(Number(amount) * 100);
const dollars = (rows: readonly Readonly<Record<string, string>>[]): number => rows.reduce((sum, it) => sum + Number(it["amount_usd"]), 0);

// biome-ignore lint/suspicious/noExplicitAny: the shape of a group is the query's
type Groups = { totalCount: number; nodes: any[]; pageInfo: { hasNextPage: boolean; endCursor: string } };

/** All pages of groups. */
async function allGroups(list: string, by: string, fields: string): Promise<Groups["nodes"]> {
  const groups = `groups(by: ${by}, first: 1000, after: $after) { totalCount nodes { ${fields} } pageInfo { hasNextPage endCursor } }`;
  const nodes: Groups["nodes"] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors }: Answer = await ask(`query ($after: String) { list: ${list} { aggregate { ${groups} } } }`, { after });
    expect(errors).toBeUndefined();
    const page: Groups = data.list.aggregate.groups;
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) {
      expect(nodes).toHaveLength(page.totalCount);
      return nodes;
    }
    after = page.pageInfo.endCursor;
  }
}

test("institutions by country and type are those of the registry's file", async () => {
  const counted = await countInstitutions();
  const where = "{ ror: { isNull: false }, stub: { eq: false }, types: { isEmpty: false } }";
  const groups = await allGroups(`institutions(where: ${where})`, "[{ field: COUNTRY }, { field: TYPES }]", "key { country types } count");
  const found = new Map(groups.map(({ key, count }) => [`${key.country}|${key.types}`, count]));
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(counted));
  const { data } = await ask(InstitutionsByCountryAndTypeDocument);
  expect(data.institutions.aggregate.groups.nodes).toHaveLength(20);
});

test("NSF's money by directorate and start year is the file's, to the dollar, nested and at the root", async () => {
  const rows = nsf();
  const expected = tallied(rows, (it) => `${it["directorate"]}|${yearOf(it["start_date"]!)}`);
  const by = "[{ related: TOP_PROGRAMMES }, { date: { field: START, unit: YEAR } }]";
  const fields = "key { topProgrammes { name } start } count amount { sum { amount currency } }";
  const root = await allGroups("fundings(where: { number: { isNull: false } })", by, fields);
  const { data } = await ask(MoneyByDirectorateAndYearDocument);
  const { count, amount, groups } = data.institution!.fundingGranted.aggregate;
  expect([count, amount.sum]).toEqual([rows.length, [{ amount: `${dollars(rows)}.00`, currency: "USD" }]]);
  for (const nodes of [root, groups.nodes.filter((it) => it.count > 0)]) {
    expect(nodes).toHaveLength(expected.size);
    for (const { key, count: awards, amount: money } of nodes) {
      const own = expected.get(`${key.topProgrammes?.name}|${key.start}`)!;
      expect([awards, money.sum]).toEqual([own.length, [{ amount: `${dollars(own)}.00`, currency: "USD" }]]);
    }
  }
});

test("NSF's money told in another currency lists what it was converted by and leaves nothing out", async () => {
  const { data } = await ask(MoneyByDirectorateAndYearDocument);
  const { converted } = data.institution!.fundingGranted.aggregate.amount;
  const rates = new Map(
    rowsOf("rates/monthly.csv")
      .filter((it) => it["Country"] === "Euro")
      .map((it) => [it["Date"]!, Number(it["Exchange rate"])]),
  );
  const last = [...rates.keys()].toSorted().at(-1)!;
  const euros = nsf().reduce((sum, it) => {
    const [month, , year] = it["start_date"]!.split("/");
    const day = `${year}-${month}-01`;
    return sum + Number(it["amount_usd"]) * rates.get(day < last ? day : last)!;
  }, 0);
  expect(Number(converted.amount)).toBeCloseTo(euros, 2);
  expect(converted.unconverted).toEqual([]);
  expect(new Set(converted.rates.map((it) => it.day)).size).toBe(converted.rates.length);
});

test("projects by field, at the root and of each institution, are the table's", async () => {
  const groups = await allGroups(
    "projects(where: { statedField: { isNull: false } })",
    "[{ related: FIELDS }]",
    "key { fields { notation } } count",
  );
  const known = new Set(rowsOf("osg/fields.csv").map((it) => it["cip"]!));
  // Spreadsheets took zeros at both ends; 11.0701a is not in the list of codes.
  const codes = tallied(rowsOf("osg/projects.csv"), (it) => {
    const [series = "", rest = ""] = it["field_of_science_cip"]!.split(".");
    const code = `${series.padStart(2, "0")}.${rest.length === 3 ? `${rest}0` : rest}`;
    return known.has(code) ? code : code.replace(/[a-z]$/, "");
  });
  const whole = [...codes].filter(([code]) => known.has(code));
  const found = new Map(groups.map(({ key, count }) => [key.fields?.notation, count]));
  expect(whole.length).toBeGreaterThan(100);
  expect(Object.fromEntries(whole.map(([code]) => [code, found.get(code)]))).toEqual(
    Object.fromEntries(whole.map(([code, rows]) => [code, rows.length])),
  );
  const { data } = await ask(ProjectsByFieldDocument);
  for (const { projects } of data.institutions.nodes) expect(projects.aggregate.count).toBeGreaterThan(10);
});

test("what lies below the Chinese Academy of Sciences, by level, is what a walk over the file finds", async () => {
  const root = "https://ror.org/034t30j35";
  const below = descendants(ror.relationships.PART_OF, root);
  const { data } = await ask(AcademyOfSciencesDocument);
  expect(data.institution!.descendants.totalCount).toBe(below.size);
  const all = await ask(`{ institution(by: { ror: "${root}" }) {
    descendants(first: 1000) { edges { level node { ror } } }
    stated: descendants(where: { NOT: { status: { isNull: true } } }) { totalCount }
    rollUp { related { count } facilities { count } }
  } }`);
  const levels = new Map<string, number>();
  for (let [level, reached] = [1, new Set([root])]; reached.size > 0; level++) {
    const parts = [...ror.relationships.PART_OF].map((it) => it.split("|")).filter(([, whole]) => reached.has(whole!));
    reached = new Set(parts.map(([part]) => part!).filter((it) => it !== root && !levels.has(it)));
    for (const it of reached) levels.set(it, level);
  }
  const { edges } = all.data.institution.descendants;
  expect(new Map(edges.map((it: { level: number; node: { ror: string } }) => [`https://ror.org/${it.node.ror}`, it.level]))).toEqual(
    levels,
  );
  expect([below.size, all.data.institution.stated.totalCount]).toEqual([228, [...below].filter((it) => ror.records.has(it)).length]);
  const members = new Set([root, ...below]);
  const related = [...ror.relationships.RELATED_TO].map((it) => it.split("|") as [string, string]);
  const others = new Set(related.flatMap(([one, other]) => [...(members.has(one) ? [other] : []), ...(members.has(other) ? [one] : [])]));
  expect(all.data.institution.rollUp.related.count).toBe(others.size);
});

test("NSF's money flows from the foundation through its directorates to institutions and balances to the dollar", async () => {
  const { data } = await ask(MoneyFlowDocument);
  const { nodes, links, total, unconverted } = data.fundingFlow;
  expect([total, unconverted]).toEqual([{ amount: `${dollars(nsf())}.00`, currency: "USD" }, []]);
  const sum = (all: readonly { value: { amount: string } }[]) => all.reduce((cent, it) => cent + cents(it.value.amount), 0);
  for (const node of nodes) {
    const [entering, leaving] = [links.filter((it) => it.target === node.id), links.filter((it) => it.source === node.id)];
    if (node.level !== "FUNDER") expect([node.label, sum(entering)]).toEqual([node.label, cents(node.value.amount)]);
    if (node.level !== "RECIPIENT") expect([node.label, sum(leaving)]).toEqual([node.label, cents(node.value.amount)]);
  }
  for (const level of ["FUNDER", "TOP_PROGRAMME", "RECIPIENT"])
    expect(sum(nodes.filter((it) => it.level === level))).toBe(dollars(nsf()) * 100);
  const directorates = tallied(nsf(), (it) => it["directorate"]!);
  const shown = nodes.filter((it) => it.level === "TOP_PROGRAMME");
  for (const [name, rows] of directorates) expect(cents(shown.find((it) => it.label === name)!.value.amount)).toBe(dollars(rows) * 100);
  expect(nodes.filter((it) => /^other \(\d+\)$/.test(it.label))).toHaveLength(1);
});

test("what became of closed and withdrawn institutions is what the file's successions end in", async () => {
  const last = lastSuccessors(ror.relationships.SUCCEEDED_BY);
  const { data } = await ask(WhatBecameOfThemDocument);
  expect(data.institutions.totalCount).toBeGreaterThan(1_000);
  const all = [];
  for (let after: string | null = null, more = true; more; ) {
    const page: {
      data: {
        institutions: { nodes: { ror: string; currentForm: { ror: string }[] }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      };
    } = await ask(
      "query ($after: String) { institutions(where: { successorsCount: { gt: 0 } }, first: 1000, after: $after) { nodes { ror currentForm { ror } } pageInfo { hasNextPage endCursor } } }",
      { after },
    );
    all.push(...page.data.institutions.nodes);
    ({ hasNextPage: more, endCursor: after } = page.data.institutions.pageInfo);
  }
  const found = new Map(
    all.map((it) => [`https://ror.org/${it.ror}`, new Set(it.currentForm.map((form) => `https://ror.org/${form.ror}`))]),
  );
  expect(found).toEqual(last);
});

test("a word that thousands of names have is searched to its last page, each entity once", async () => {
  const query =
    'query ($after: String) { search(text: "university", first: 1000, after: $after) { totalCount edges { score node { id } } pageInfo { hasNextPage endCursor } } }';
  const ids: string[] = [];
  const scores: number[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data, errors }: Answer = await ask(query, { after });
    expect(errors).toBeUndefined();
    ids.push(...data.search.edges.map((it: { node: { id: string } }) => it.node.id));
    scores.push(...data.search.edges.map((it: { score: number }) => it.score));
    ({ hasNextPage: more, endCursor: after } = data.search.pageInfo);
    if (!more) expect(data.search.totalCount).toBe(ids.length);
  }
  expect(ids.length).toBeGreaterThan(9_000);
  expect(new Set(ids).size).toBe(ids.length);
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
}, 120_000);

test("letters with strokes are found as people write them who cannot type them", async () => {
  for (const text of ["Politechnika Lodzka", "Kobenhavns Universitet", "Bundesanstalt fur Strassenwesen"]) {
    const { data } = await ask("query ($text: String!) { search(text: $text, first: 1) { edges { score } } }", { text });
    expect([text, data.search.edges[0]?.score]).toEqual([text, 0.9]);
  }
});
