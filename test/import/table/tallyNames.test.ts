import { tallyNames } from "../../../src/import/table/tallyNames.js";

test("Names are told once each, statements as often as they are made", () => {
  const { onName, tally } = tallyNames();
  const found = { id: "ror:00a2xv884", reason: "known" };
  for (const name of ["A", "A", "B"]) onName({ kind: "Institution", name, found, place: "rows.csv:2" });
  for (const name of ["B", "C", "C"]) onName({ kind: "Institution", name, found: null, place: "rows.csv:3" });
  expect(tally()).toEqual({ linked: 2, unlinked: ["C"], statements: { linked: 3, unlinked: 3 } });
});
