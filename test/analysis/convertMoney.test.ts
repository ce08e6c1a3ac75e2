import fc from "fast-check";
import { convertMoney, convertPart, type MoneyPart } from "../../src/analysis/convertMoney.js";
import { exchangeRates, type StatedRate, statedRate } from "../../src/analysis/exchangeRates.js";
import { minorDigits } from "../../src/catalogue/values/money.js";

const rate = (currency: string, day: string, unitsPerUsd: string, source = "bank"): StatedRate => ({
  currency,
  day,
  unitsPerUsd,
  usdPerUnit: null,
  source,
});
const inverse = (currency: string, day: string, usdPerUnit: string, source = "bank"): StatedRate => ({
  currency,
  day,
  unitsPerUsd: null,
  usdPerUnit,
  source,
});
const part = (currency: string, minor: bigint, day: string | null = null, count = 1): MoneyPart => ({ currency, minor, day, count });

const stated = [
  rate("CNY", "2015-01-01", "6.2"),
  rate("CNY", "2015-02-01", "6.4"),
  rate("CNY", "2016-05-01", "6.5"),
  rate("JPY", "2015-01-01", "120"),
  inverse("GBP", "2015-01-01", "1.6", "other"),
];
const table = exchangeRates(stated);

describe("the rate of a day", () => {
  const dayOf = (currency: string, day: string) => table.rateOn(currency, day)?.day ?? null;

  it.each([
    ["2015-01-01", "2015-01-01"],
    ["2015-01-31", "2015-01-01"],
    ["2015-02-01", "2015-02-01"],
    ["2014-12-31", null],
    ["2016-02-01", "2015-02-01"],
    ["2016-02-02", null],
    ["2016-04-30", null],
    ["2017-05-01", "2016-05-01"],
    ["2017-05-02", null],
  ])("on %s is that of %s", (day, expected) => {
    expect(dayOf("CNY", day)).toBe(expected);
  });

  it("counts partial dates from their first day", () => {
    expect([dayOf("CNY", "2015"), dayOf("CNY", "2015-02"), dayOf("CNY", "2014")]).toEqual(["2015-01-01", "2015-02-01", null]);
  });

  it("is always 1 for the US dollar, and null for currencies without any", () => {
    expect(exchangeRates([rate("USD", "2015-01-01", "2")]).rateOn("USD", "1900")).toMatchObject({
      day: "1900-01-01",
      unitsPerUsd: { numerator: 1n, denominator: 1n },
    });
    expect(dayOf("XAF", "2015-01-01")).toBeNull();
  });

  it("is never rounded, whichever way it is quoted", () => {
    expect(table.rateOn("GBP", "2015")).toEqual({
      currency: "GBP",
      day: "2015-01-01",
      unitsPerUsd: { numerator: 10n, denominator: 16n },
      source: "other",
    });
  });

  it("is that of the first source where several state one", () => {
    const both = [rate("CNY", "2015-01-01", "7", "b"), rate("CNY", "2015-01-01", "6", "a")];
    for (const it of [both, both.toReversed()]) expect(exchangeRates(it).rateOn("CNY", "2015")?.source).toBe("a");
  });

  it("is found as a walk over all rates finds it", () => {
    const days = fc
      .date({ min: new Date("2010-01-01"), max: new Date("2020-12-31"), noInvalidDate: true })
      .map((it) => it.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.uniqueArray(days, { maxLength: 30 }), days, (known, day) => {
        const found = exchangeRates(known.map((it) => rate("CNY", it, "6"))).rateOn("CNY", day)?.day ?? null;
        const earliest = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
        expect(found).toBe(
          known
            .filter((it) => it >= earliest && it <= day)
            .toSorted()
            .at(-1) ?? null,
        );
      }),
    );
  });

  it("is made of rows as they are read", () => {
    expect(statedRate(["CNY", "2015-01-01", "6.2", null, "bank"])).toEqual(stated[0]);
    expect(statedRate(["GBP", "2015-01-01", null, "1.6", "other"])).toEqual(stated[4]);
  });
});

describe("converting", () => {
  it("takes each part by the rate of its own day, through the US dollar", () => {
    const parts = [part("CNY", 620n, "2015-01-20"), part("CNY", 640n, "2015-02-20"), part("GBP", 100n, "2015"), part("USD", 5n, "2015")];
    expect(convertMoney(parts, "USD", null, table)).toEqual({
      minor: 100n + 100n + 160n + 5n,
      rates: [
        { currency: "CNY", day: "2015-01-01", unitsOfTargetPerUnit: "0.1612903226", sources: ["bank"] },
        { currency: "CNY", day: "2015-02-01", unitsOfTargetPerUnit: "0.1562500000", sources: ["bank"] },
        { currency: "GBP", day: "2015-01-01", unitsOfTargetPerUnit: "1.600000000", sources: ["other"] },
      ],
      unconverted: [],
    });
  });

  it("keeps to the minor units of both currencies", () => {
    expect(convertMoney([part("GBP", 100n, "2015-01-05")], "JPY", null, table)).toEqual({
      minor: 192n,
      rates: [{ currency: "GBP", day: "2015-01-01", unitsOfTargetPerUnit: "192.0000000", sources: ["bank", "other"] }],
      unconverted: [],
    });
    expect(convertMoney([part("JPY", 192n, "2015-01-05")], "GBP", null, table).minor).toBe(100n);
    expect(convertMoney([part("USD", 100n, "2015-02-05")], "CNY", null, table)).toMatchObject({
      minor: 640n,
      rates: [{ day: "2015-02-01" }],
    });
  });

  it("tells the day of the older rate where two are joined", () => {
    expect(convertMoney([part("CNY", 1n, "2015-03")], "JPY", null, table).rates).toMatchObject([{ day: "2015-01-01" }]);
    expect(convertMoney([part("JPY", 1n, "2015-03")], "CNY", null, table).rates).toMatchObject([{ day: "2015-01-01" }]);
  });

  it("tells a rate once, however many days it was taken for", () => {
    const days = ["2015-01-02", "2015-01-03", "2015-01"];
    for (const [from, to] of [
      ["CNY", "USD"],
      ["USD", "CNY"],
      ["CNY", "JPY"],
    ] as const)
      expect(
        convertMoney(
          days.map((it) => part(from, 1n, it)),
          to,
          null,
          table,
        ).rates,
      ).toHaveLength(1);
  });

  it("takes all parts by the rate of one day when it is given, those without a date too", () => {
    const parts = [part("CNY", 620n, "1990"), part("CNY", 620n)];
    expect(convertMoney(parts, "USD", "2015-01-31", table)).toMatchObject({ minor: 200n, rates: [{ day: "2015-01-01" }], unconverted: [] });
  });

  it("tells what could not be converted, by currency and cause", () => {
    const parts = [
      part("CNY", 5n, null, 2),
      part("CNY", 1n),
      part("CNY", 7n, "2011-03"),
      part("XAF", 9n, "2015-01-01"),
      part("XAF", 1n, "2015-04-01", 4),
      part("CNY", 620n, "2015"),
      part("EUR", 1n),
    ];
    expect(convertMoney(parts, "EUR", null, table)).toEqual({
      minor: 1n,
      rates: [],
      unconverted: [
        { currency: "CNY", minor: 6n, count: 3, reason: "No date is known, and no day was given (`at`) whose rate to take." },
        { currency: "CNY", minor: 7n, count: 1, reason: "There is no rate for CNY and EUR on or up to 12 months before 2011-03-01." },
        { currency: "CNY", minor: 620n, count: 1, reason: "There is no rate for EUR on or up to 12 months before 2015-01-01." },
        {
          currency: "XAF",
          minor: 10n,
          count: 5,
          reason: "There is no rate for XAF and EUR on or up to 12 months before any of 2 days from 2015-01-01 to 2015-04-01.",
        },
      ],
    });
  });

  it("rounds once, half to even", () => {
    const half = exchangeRates([rate("CNY", "2015-01-01", "2")]);
    expect([1n, 3n, 5n, -1n, -3n].map((it) => convertMoney([part("CNY", it, "2015")], "USD", null, half).minor)).toEqual([
      0n,
      2n,
      2n,
      0n,
      -2n,
    ]);
    expect(convertMoney([part("CNY", 1n, "2015"), part("CNY", 1n, "2015-02")], "USD", null, half).minor).toBe(1n);
  });
});

describe("converting one part", () => {
  it("gives whole minor units and the rate, none where none is needed, or the reason why not", () => {
    expect(convertPart(part("CNY", 620n, "2015"), "USD", null, table)).toEqual({
      minor: 100n,
      rate: { currency: "CNY", day: "2015-01-01", unitsOfTargetPerUnit: "0.1612903226", sources: ["bank"] },
    });
    expect(convertPart(part("XAF", 7n), "XAF", null, table)).toEqual({ minor: 7n, rate: null });
    expect(convertPart(part("CNY", 7n), "USD", null, table)).toEqual({
      reason: "No date is known, and no day was given (`at`) whose rate to take.",
    });
    expect(convertPart(part("CNY", 7n, "2011-03"), "USD", null, table)).toEqual({
      reason: "There is no rate for CNY on or up to 12 months before 2011-03-01.",
    });
  });
});

describe("any money", () => {
  const currencies = ["USD", "CNY", "JPY", "GBP", "XAF"];
  const months = ["2015-01-01", "2015-02-01", "2016-04-01", "2017-01-01"];
  const number = fc
    .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 4 }))
    .map(([it, digits]) => `${it}.${"5".repeat(digits)}`);
  const rates = fc
    .uniqueArray(
      fc.record({ currency: fc.constantFrom("CNY", "JPY", "GBP"), day: fc.constantFrom(...months), number, direct: fc.boolean() }),
      {
        selector: (it) => `${it.currency}|${it.day}`,
      },
    )
    .map((all) => all.map(({ currency, day, number, direct }) => (direct ? rate : inverse)(currency, day, number)));
  const parts = fc.array(
    fc.record({
      minor: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      currency: fc.constantFrom(...currencies),
      day: fc.option(fc.constantFrom("2014", "2015", "2015-01-15", "2015-02", "2016-03-31", "2016-04-30", "2017-12-31", "2019"), {
        nil: null,
      }),
      count: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 12 },
  );
  const target = fc.constantFrom(...currencies);
  const at = fc.option(fc.constantFrom("2015-01-31", "2016-05-05", "2020-01-01"), { nil: null });

  /** Units of a currency for a US dollar as a quotient, found by looking at every rate. */
  function modelRate(all: readonly StatedRate[], currency: string, date: string): readonly [bigint, bigint] | null {
    if (currency === "USD") return [1n, 1n];
    const day = `${date}-01-01`.slice(0, 10);
    const full = date.length === 7 ? `${date}-01` : day;
    const monthsBetween = (from: string) =>
      (Number(full.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(full.slice(5, 7)) - Number(from.slice(5, 7));
    // Rates stand on the first of a month here, so twelve months before is that day itself.
    const near = all.filter(
      (it) =>
        it.currency === currency &&
        it.day <= full &&
        (monthsBetween(it.day) < 12 || (monthsBetween(it.day) === 12 && full.endsWith("-01"))),
    );
    const last = near.toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];
    if (!last) return null;
    const text = (last.unitsPerUsd ?? last.usdPerUnit)!;
    const digits = BigInt(text.replace(".", ""));
    const scale = 10n ** BigInt(text.split(".")[1]!.length);
    return last.unitsPerUsd ? [digits, scale] : [scale, digits];
  }

  /** The exact sum of what can be converted, and the count of what cannot. */
  function model(all: readonly StatedRate[], money: readonly MoneyPart[], to: string, on: string | null) {
    let [top, bottom, left] = [0n, 1n, 0];
    for (const { minor, currency, day, count } of money) {
      const date = on ?? day;
      const from = currency === to ? ([1n, 1n] as const) : date && modelRate(all, currency, date);
      const into = currency === to ? ([1n, 1n] as const) : date && modelRate(all, to, date);
      if (!from || !into) {
        left += count;
        continue;
      }
      const numerator = minor * into[0] * from[1] * 10n ** BigInt(minorDigits(to));
      const denominator = into[1] * from[0] * 10n ** BigInt(minorDigits(currency));
      [top, bottom] = [top * denominator + numerator * bottom, bottom * denominator];
    }
    return { top, bottom, left };
  }

  it("is converted as plain fractions say, to within half a minor unit, and what is left out is counted", () => {
    fc.assert(
      fc.property(rates, parts, target, at, (all, money, to, on) => {
        const { minor, unconverted } = convertMoney(money, to, on, exchangeRates(all));
        const { top, bottom, left } = model(all, money, to, on);
        const off = 2n * (minor * bottom - top);
        expect((off < 0n ? -off : off) <= bottom).toBe(true);
        expect(unconverted.reduce((sum, it) => sum + it.count, 0)).toBe(left);
        expect(new Set(unconverted.map((it) => `${it.currency} ${it.reason}`)).size).toBe(unconverted.length);
      }),
      { numRuns: 300 },
    );
  });

  it("is the same in whatever order its parts and the rates come", () => {
    fc.assert(
      fc.property(rates, parts, target, at, (all, money, to, on) => {
        const one = convertMoney(money, to, on, exchangeRates(all));
        expect(convertMoney(money.toReversed(), to, on, exchangeRates(all.toReversed()))).toEqual(one);
      }),
    );
  });

  it("stays what it is in its own currency, whatever rates there are", () => {
    fc.assert(
      fc.property(rates, parts, target, at, (all, money, to, on) => {
        const own = money.map((it) => ({ ...it, currency: to }));
        const minor = own.reduce((sum, it) => sum + it.minor, 0n);
        expect(convertMoney(own, to, on, exchangeRates(all))).toEqual({ minor, rates: [], unconverted: [] });
      }),
    );
  });

  it("is converted part by part as it is alone", () => {
    fc.assert(
      fc.property(rates, parts, target, at, (all, money, to, on) => {
        const known = exchangeRates(all);
        for (const it of money) {
          const one = convertPart(it, to, on, known);
          const alone = convertMoney([it], to, on, known);
          if ("reason" in one)
            expect(alone.unconverted).toEqual([{ currency: it.currency, minor: it.minor, count: it.count, reason: one.reason }]);
          else expect([alone.minor, alone.rates]).toEqual([one.minor, one.rate ? [one.rate] : []]);
        }
      }),
    );
  });
});
