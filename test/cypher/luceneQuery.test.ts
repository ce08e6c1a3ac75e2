import { equalTo, startingWith, withRespelledWords, withWords, wordsOf } from "../../src/cypher/luceneQuery.js";

test("signs, spaces and operators are taken as themselves", () => {
  expect(equalTo(["name", "code"], 'a "b" (c)')).toBe('name:"a\\ \\"b\\"\\ \\(c\\)" OR code:"a\\ \\"b\\"\\ \\(c\\)"');
  expect(startingWith(["name"], "a*b ~c")).toEqual({ query: "name:a\\*b\\ \\~c*", isWhole: true });
  expect(withWords(wordsOf("foo and ("))).toBe('("foo" AND ("and" OR and*))');
});

test("no more of the start of a name is asked for than Lucene takes", () => {
  expect(startingWith(["name"], "x".repeat(301))).toEqual({ query: `name:${"x".repeat(300)}*`, isWhole: false });
});

test("words lose the signs around them; what has none but signs has no words", () => {
  expect(wordsOf('(u.s. "army"), at&t 😀')).toEqual(["u.s", "army", "at&t", "😀"]);
  expect(wordsOf("* / (")).toEqual([]);
  expect(withWords([])).toBeNull();
});

test("at most 64 words are looked for, of which a Chinese character is one", () => {
  expect(wordsOf(Array.from({ length: 70 }, (_, at) => `w${at}`).join(" "))).toHaveLength(64);
  expect(wordsOf("江".repeat(70))).toEqual(["江".repeat(64)]);
});

test("only the last word may be unfinished", () => {
  expect(withWords(["of", "bern"])).toBe('("of" AND ("bern" OR bern*))');
  expect(withWords(["at&t"])).toBe('("at\\&t" OR at\\&t* OR ("at\\&" AND t*))');
  expect(withWords(["之江"])).toBe('"之江"');
});

test("words that are written together are found within others", () => {
  expect(withWords(["대학", "a"])).toBe('(("대학" OR *대학*) AND ("a" OR a*))');
  expect(withWords(["ネット研究", "a"])).toBe('(("ネット研究" OR (*ネット* AND "研究")) AND ("a" OR a*))');
});

test("words of 4 letters may have one wrong, words of 8 two, others none", () => {
  expect(withRespelledWords(["lab", "bern", "zhejaing"], 1)).toBe(
    '("lab" AND ("bern" OR bern~1) AND ("zhejaing" OR zhejaing* OR zhejaing~1))',
  );
  expect(withRespelledWords(["bern", "zhejaing"], 2)).toBe('(("bern" OR bern~1) AND ("zhejaing" OR zhejaing* OR zhejaing~2))');
  expect(withRespelledWords(["jean-luc", "x"], 1)).toBe('(("jean\\-luc" OR jean\\-luc~1 OR (jean~1 AND "luc")) AND ("x" OR x*))');
});

test("other spellings are not asked for where they would find nothing more, or too much", () => {
  expect(withRespelledWords(["lab", "之江实验室"], 1)).toBeNull();
  expect(withRespelledWords(["bern"], 2)).toBeNull();
  expect(
    withRespelledWords(
      Array.from({ length: 9 }, () => "university"),
      1,
    ),
  ).toBeNull();
});
