import { keySet } from "../../../src/import/load/keySet.js";

it("holds the keys that were added and no others, however many", () => {
  const keys = keySet();
  for (let at = 0; at < 20_000; at += 2) keys.add(`key ${at}`);
  keys.add("key 0");
  expect(Array.from({ length: 20_000 }, (_, at) => keys.has(`key ${at}`)).every((has, at) => has === (at % 2 === 0))).toBe(true);
});
