import { createHash } from "node:crypto";
import { join } from "node:path";
import { minorDigits } from "../../../src/catalogue/values/money.js";
import { firstDay, lastDay } from "../../../src/catalogue/values/partialDate.js";
import { researchGraph } from "../../../src/graph/researchGraph.js";
import { checkRecord } from "../../../src/import/load/checkRecord.js";
import { findSeeds } from "../../../src/import/seeds/loadSeeds.js";
import type { SourceRecord, StatedRelationship, StatedSource } from "../../../src/import/sourceRecord.js";
import { syntheticHomes } from "../../../src/import/synthetic/syntheticHomes.js";
import { syntheticRecords } from "../../../src/import/synthetic/syntheticRecords.js";
import { checkedSetting, type SyntheticSetting } from "../../../src/import/synthetic/syntheticSetting.js";
import { smallSetting } from "./smallSetting.js";

let source: StatedSource;
let setting: SyntheticSetting;
let records: readonly SourceRecord[];

beforeAll(async () => {
  const seed = (await findSeeds(join(process.cwd(), "seeds"))).find((it) => it.source.id === "synthetic")!;
  source = seed.source;
  setting = checkedSetting(seed.setting, seed.path);
  records = [...syntheticRecords(setting)];
});

const digest = (made: SyntheticSetting): string =>
  createHash("sha256")
    .update([...syntheticRecords(made)].map((it) => JSON.stringify(it)).join("\n"))
    .digest("hex");

const under = (folder: string) => records.filter((it) => it.key.startsWith(`${folder}/`));

const stated = (type: string, from: readonly SourceRecord[] = records): readonly StatedRelationship[] =>
  from.flatMap((it) => it.relationships.filter((relationship) => relationship.type === type));

const sharesOf = (award: SourceRecord, type: string) => stated(type, [award]).map((it) => it.values?.["share"] as number | undefined);

const known = (shares: readonly (number | undefined)[]) => shares.filter((it) => it !== undefined);

const total = (shares: readonly (number | undefined)[]) => Math.round(known(shares).reduce((sum, it) => sum + it, 0) * 1000) / 1000;

describe("what a seed makes up", () => {
  it("is the same at every reading, letter by letter", () => {
    expect(digest(smallSetting)).toBe("4c48405fb25c7798780a8927312822cb628899e6f5c9357b2ea0be0d70769a97");
  });

  it("is something else for another seed", () => {
    expect(digest({ ...smallSetting, seed: 2 })).not.toBe(digest(smallSetting));
  });

  it("of one person stays as it is when more awards are asked for", () => {
    const people = (made: SyntheticSetting) => [...syntheticRecords(made)].filter((it) => it.kind === "Researcher");
    expect(people({ ...smallSetting, awards: 90, outputs: 1 })).toEqual(people(smallSetting));
  });

  it("fits the catalogue, record by record", () => {
    for (const record of records) {
      const checked = checkRecord(researchGraph, source, { record, place: record.key, input: "" });
      expect("reasons" in checked ? [record.key, checked.reasons] : []).toEqual([]);
    }
  });

  it("is as much as was asked for", () => {
    const { seed, lineages, institutions, ...sizes } = setting;
    for (const [folder, size] of Object.entries(sizes)) expect([folder, under(folder).length]).toEqual([folder, size]);
    expect(under("institutions")).toHaveLength(institutions + Math.floor(lineages / 2) * 9 + (lineages % 2) * 4);
  });

  it("says of itself that it is made up, and knows nothing but itself", () => {
    expect(source.values).toMatchObject({
      name: expect.stringMatching(/synthetic/i),
      description: expect.stringMatching(/nothing in it is true/i),
    });
    const institutions = new Set(under("institutions").map((it) => it.key));
    const before = new Set<string>();
    const strangers: unknown[] = [];
    for (const { key, id, kind, values, quote, relationships } of records) {
      expect([id, values["name"], quote]).toEqual([undefined, expect.stringMatching(/^Synthetic /), expect.stringContaining("Made up")]);
      const identifiers = researchGraph.kind(kind).properties.filter((it) => it.identifier && it.name in values);
      const spokenOf = kind === "Institution" ? institutions : before;
      strangers.push(...identifiers.map((it) => it.name), ...(before.has(key) ? [key] : []));
      for (const { other } of relationships)
        if (Object.keys(other).join() !== "kind,key" || !spokenOf.has(other.key!)) strangers.push(other);
      before.add(key);
    }
    expect(strangers).toEqual([]);
  });
});

describe("made-up facts", () => {
  it("never end before they begin", () => {
    for (const { values } of records.flatMap((it) => it.relationships)) {
      const { since, until } = (values ?? {}) as { since?: string; until?: string };
      if (since && until) expect(firstDay(since) <= lastDay(until)).toBe(true);
    }
  });

  it("of affiliation are dated in every way, overlap, and join the same two more than once", () => {
    const all = stated("AFFILIATED_WITH");
    expect(all.length).toBeGreaterThan(3_000);
    for (const length of [4, 7, 10])
      for (const end of ["since", "until"])
        expect(all.filter((it) => (it.values?.[end] as string | undefined)?.length === length).length).toBeGreaterThan(100);
    expect(all.filter((it) => it.values?.["until"] === undefined).length).toBeGreaterThan(100);
    const counts = under("researchers").map(({ relationships }) => relationships.length);
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([1, 4]);
    const again = under("researchers").filter(
      (it) => new Set(it.relationships.map(({ other }) => other.key)).size < it.relationships.length,
    );
    expect(again.length).toBeGreaterThan(100);
  });

  it("of affiliation lie within the life of the institution", () => {
    const lives = new Map(
      under("institutions").map((it) => {
        const closed = stated("SUCCEEDED_BY", [it])[0]?.values?.["since"] as string | undefined;
        return [it.key, { founded: it.values["established"] as number, closed: closed ?? "9999-12-31" }] as const;
      }),
    );
    expect([...lives.values()].filter((it) => it.closed < "9999").length).toBe(3 * setting.lineages);
    for (const { other, values } of stated("AFFILIATED_WITH")) {
      const { since, until } = values as { since?: string; until?: string };
      const { founded, closed } = lives.get(other.key!)!;
      if (since) expect(Number(since.slice(0, 4))).toBeGreaterThan(founded);
      if (closed < "9999") expect(firstDay(until!) <= closed).toBe(true);
    }
  });

  it("of money are in seven currencies, as fine as each allows, some without amount, some without start", () => {
    for (const { currency, decimals } of syntheticHomes) expect([currency, decimals]).toEqual([currency, minorDigits(currency)]);
    const amounts = under("awards").flatMap((it) => (it.values["amount"] ?? []) as { amount: string; currency: string } | []);
    const paid = amounts.flatMap((it) => ("currency" in it ? [it] : []));
    expect(paid.length).toBeGreaterThan(1_000);
    expect(paid.length).toBeLessThan(setting.awards);
    expect([...new Set(paid.map((it) => it.currency))].toSorted()).toEqual(["CNY", "EUR", "GBP", "JPY", "KRW", "KWD", "USD"]);
    expect(paid.filter((it) => it.currency === "KWD" && /\.\d\d[1-9]$/.test(it.amount)).length).toBeGreaterThan(10);
    const starts = under("awards").map((it) => it.values["start"] as string | undefined);
    expect(starts.filter((it) => it === undefined).length).toBeGreaterThan(10);
    const years = starts.flatMap((it) => it?.slice(0, 4) ?? []).toSorted();
    expect([years[0], years.at(-1)]).toEqual(["2012", "2026"]);
  });

  it.each([
    ["AWARDED_TO", 6],
    ["FUNDS", 2],
  ])("of money are shared in every way that sources share it: %s", (type, most) => {
    const all = under("awards").map((it) => sharesOf(it, type));
    expect([Math.min(...all.map((it) => it.length)), Math.max(...all.map((it) => it.length))]).toEqual([1, most]);
    for (const share of all.flatMap(known)) expect(share >= 0 && share <= 1).toBe(true);
    const several = all.filter((it) => it.length > 1);
    const whole = several.filter((it) => known(it).length === it.length);
    const partly = several.filter((it) => known(it).length > 0 && known(it).length < it.length);
    for (const found of [
      whole.filter((it) => total(it) === 1 && !it.includes(0)),
      whole.filter((it) => total(it) === 1 && it.includes(0)),
      whole.filter((it) => total(it) < 1),
      whole.filter((it) => total(it) > 1),
      several.filter((it) => known(it).length === 0),
      partly,
    ])
      expect(found.length).toBeGreaterThan(10);
    for (const it of partly) expect(total(it)).toBeLessThan(1);
  });

  it("of collaboration are enough to count: several institutions in a project, people who meet again", () => {
    expect(stated("PARTICIPATES_IN").length).toBeGreaterThan(1_000);
    const meetings = under("projects").flatMap((it) => {
      const people = [...new Set(stated("WORKS_ON", [it]).map(({ other }) => other.key!))].toSorted();
      return people.flatMap((one, at) => people.slice(at + 1).map((another) => `${one} ${another}`));
    });
    expect(meetings.length).toBeGreaterThan(1_000);
    expect(meetings.length - new Set(meetings).size).toBeGreaterThan(10);
  });
});

describe("made-up hierarchies", () => {
  const parents = (folder: string, type: string) =>
    new Map(under(folder).map((it) => [it.key, stated(type, [it]).map(({ other }) => other.key!)] as const));

  const depth = (tree: ReadonlyMap<string, readonly string[]>, key: string): number =>
    1 + Math.max(0, ...(tree.get(key) ?? []).map((it) => depth(tree, it)));

  it.each([
    ["institutions", "PART_OF", 4],
    ["programmes", "PART_OF", 3],
    ["fields", "BROADER", 4],
  ])("of %s have so many levels", (folder, type, levels) => {
    const tree = parents(folder, type);
    expect(Math.max(...[...tree.keys()].map((it) => depth(tree, it)))).toBe(levels);
  });

  it("have a child of two parents that are parts of the same", () => {
    const tree = parents("institutions", "PART_OF");
    const diamonds = [...tree.values()].filter(([one, another]) => one && another && tree.get(one)![0] === tree.get(another)![0]);
    expect(diamonds.length).toBeGreaterThan(0);
  });

  it("are in several countries", () => {
    expect(new Set(under("institutions").map((it) => it.values["country"])).size).toBeGreaterThan(5);
  });

  it("of succession merge, go on and split", () => {
    const next = parents("institutions", "SUCCEEDED_BY");
    const [one, another, merged, split] = under("institutions")
      .slice(setting.institutions + 4)
      .map((it) => it.key);
    expect([next.get(one!), next.get(another!)]).toEqual([[merged], [merged]]);
    expect(next.get(merged!)).toHaveLength(2);
    expect(next.get(split!)).toEqual([]);
  });
});

describe("the setting of what is made up", () => {
  it("is refused with everything that is wrong with it", () => {
    const { awards, ...rest } = smallSetting;
    expect(() => checkedSetting({ ...rest, institutions: 7, colour: 1, seed: "1" }, "s.yaml")).toThrow(
      /^s\.yaml: synthetic: seed: expected a whole number from 0, got "1"; institutions: .* from 8, got 7; awards: .*, got nothing; colour: there is no such setting/,
    );
    expect(() => checkedSetting(null, "s.yaml")).toThrow("seed: expected a whole number from 0, got nothing");
  });
});
