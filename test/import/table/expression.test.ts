import { valuesOf } from "./mappingFile.js";

describe("An expression", () => {
  test("puts columns into a text, trimmed, and gives nothing when one of them is empty", async () => {
    expect(await valuesOf('"{first} {last}"', "id,first,last\n1, Ada , Lovelace\n2,,Lovelace\n")).toEqual(["Ada Lovelace", null]);
  });

  test("gives the first that is there", async () => {
    expect(await valuesOf('{ first: ["{a}: {b}", "{b}"] }', "id,a,b\n1,X,Y\n2,,Y\n")).toEqual(["X: Y", "Y"]);
  });

  test("gives numbers and truth values as they stand", async () => {
    expect(await valuesOf("7", "id\n1\n")).toEqual([7]);
    expect(await valuesOf("true", "id\n1\n")).toEqual([true]);
  });

  test("makes lists and objects of what is there", async () => {
    const csv = "id,a,b\n1,X,\n2,,\n";
    expect(await valuesOf('[ "{a}", "{b}" ]', csv)).toEqual([["X"], null]);
    expect(await valuesOf('{ object: { city: "{a}", region: "{b}" } }', csv)).toEqual([{ city: "X" }, null]);
  });

  test("splits a list", async () => {
    expect(await valuesOf('{ from: "{a}", split: ";" }', "id,a\n1,CE; GridFtp;\n2,CE\n3,\n")).toEqual([["CE", "GridFtp"], ["CE"], null]);
  });

  test("keeps a list where its column stands alone, and puts it into a longer text item by item", async () => {
    const csv = "id,a\n1,x;y\n2,\n";
    const columns = (expression: string) => `{ from: ${expression} }`;
    expect(await valuesOf(columns('{ from: "{a}", split: ";" }'), csv)).toEqual([["x", "y"], null]);
    const made = '\n    columns: { list: { from: "{a}", split: ";" } }';
    expect(await valuesOf('"{list}"', csv, "", "name", made)).toEqual([["x", "y"], null]);
    expect(await valuesOf('"by {list}"', csv, "", "name", made)).toEqual(["by x; y", null]);
  });

  test("maps words, with null for nothing, and refuses a word that is not listed", async () => {
    const words = '{ from: "{a}", map: { "True": OPERATING, "False": null } }';
    expect(await valuesOf(words, "id,a\n1,True\n2,False\n3,Maybe\n", "", "status")).toEqual([
      "OPERATING",
      null,
      ['status: expected one of True, False, got "Maybe"'],
    ]);
  });

  test("reads a date in the form stated and refuses one that does not exist", async () => {
    expect(await valuesOf('{ from: "{a}", date: MM/DD/YYYY }', "id,a\n1,08/01/2026\n2,2/29/2028\n3,02/30/2026\n4,2026-08-01\n")).toEqual([
      "2026-08-01",
      "2028-02-29",
      ['name: expected a date as 2017, 2017-07 or 2017-07-20, got "2026-02-30"'],
      ['name: expected a date in the form MM/DD/YYYY, got "2026-08-01"'],
    ]);
    expect(await valuesOf('{ from: "{a}", date: YYYY.MM }', "id,a\n1,2017.7\n")).toEqual(["2017-07"]);
    expect(await valuesOf('{ from: "{a}", date: DD MMM YYYY }', "id,a\n1,3 March 2017\n2,03 Dec. 2017\n3,3 Foo 2017\n")).toEqual([
      "2017-03-03",
      "2017-12-03",
      ['name: expected a date in the form DD MMM YYYY, got "3 Foo 2017"'],
    ]);
  });

  test("reads money in a constant currency and in that of a column", async () => {
    const csv = 'id,a,c\n1,"1,234.50",EUR\n2,about 5,EUR\n';
    const refused = ['amount: expected an amount such as 1000000.50, got "about 5"'];
    expect(await valuesOf('{ from: "{a}", money: USD }', csv, "", "amount")).toEqual([{ amount: "1234.50", currency: "USD" }, refused]);
    expect(await valuesOf('{ from: "{a}", money: "{c}" }', csv, "", "amount")).toEqual([{ amount: "1234.50", currency: "EUR" }, refused]);
  });

  test("reads numbers", async () => {
    const reasons = ['name: expected a number, got "x"'];
    expect(await valuesOf('{ from: "{a}", number: true }', 'id,a\n1,-4.5\n2,"1,000"\n3,x\n')).toEqual([-4.5, 1000, reasons]);
    expect(await valuesOf('{ from: "{a}", decimal: comma, number: true }', "id;a\n1;-4,5\n2;1.000,25\n3;1 000\n4;1,000.5\n")).toEqual([
      -4.5,
      1000.25,
      1000,
      ['name: expected a number such as 1.000.000,50, got "1,000.5"'],
    ]);
  });

  test("turns a literal escape into its character", async () => {
    expect(await valuesOf('{ from: "{a}", unescape: true }', "id,a\n1,Nebraska\\u2013Lincoln\n")).toEqual(["Nebraska–Lincoln"]);
  });

  test("replaces, then applies what follows in the order written", async () => {
    const steps = "{ from: \"{a}\", replace: { '^(\\d)\\.': '0$1.', b: '' }, split: '.' }";
    expect(await valuesOf(steps, "id,a\n1,5.02b\n")).toEqual([["05", "02"]]);
  });

  test("looks up, and a key with two values has none", async () => {
    const lookups = 'lookups: { names: [ { file: rows.csv, key: "{a}", value: "{b}" } ] }';
    const csv = "id,a,b\n1,x,One\n2,y,Two\n3,y,Three\n4,z,\n";
    expect(await valuesOf('{ from: "{a}", lookup: names }', csv, lookups)).toEqual(["One", null, null, null]);
    expect(await valuesOf('{ from: "{a}", known: names }', csv, lookups)).toEqual(["x", null, null, null]);
  });
});
