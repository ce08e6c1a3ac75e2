import { steadily } from "../../src/queries/steadily.js";

/** Reads one after the other what stands there, in a graph whose revision is told after each. */
function reading(shown: readonly string[], revisions: readonly string[]) {
  let readings = 0;
  let asked = 0;
  const read = async () => ({ number: readings, shown: { ids: new Set(shown[readings]!), times: shown[readings++]!.length } });
  return steadily(read, { revision: "0", newest: async () => revisions[asked++]! });
}

test.each([
  ["the graph stood still", ["ab"], ["0"], 0],
  ["the graph stood still the second time", ["a", "ab"], ["1", "1"], 1],
  ["the same is shown again", ["ab", "ba"], ["1"], 1],
  ["the same is shown the third time", ["a", "ab", "ab"], ["1", "2"], 2],
  ["nobody is shown twice", ["ab", "aab", "aab"], ["1", "2"], 2],
  ["nothing but figures is shown and the graph stood still", ["", "", ""], ["1", "1"], 1],
  ["the graph never stands still: the last", ["a", "b", "c"], ["1", "2"], 2],
])("what is read holds where %s", async (_, shown, revisions, held) => {
  expect((await reading(shown, revisions)).number).toBe(held);
});
