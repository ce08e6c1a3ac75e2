import { emptyReport } from "../src/import/load/loadReport.js";
import { tellProgress } from "../src/progress.js";

/** Tells of two sources, one of them slow, and returns what was written. */
function told(isTTY: boolean): string {
  let text = "";
  let milliseconds = 0;
  const output = {
    isTTY,
    write: (more: string) => {
      text += more;
    },
  };
  const progress = tellProgress(output, () => milliseconds);
  const slow = emptyReport("ror");
  for (let second = 1; second <= 12; second++) {
    milliseconds += 1_000;
    Object.assign(slow, { read: second * 1_500, created: second * 1_499, rejected: second });
    progress.report(slow);
  }
  milliseconds += 500;
  progress.report({ ...emptyReport("article"), read: 7, unchanged: 7 });
  progress.end();
  progress.end();
  return text;
}

test("on a terminal progress is one line a source that changes and tells the rate", () => {
  const lines = told(true).split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]?.split("\r\u001b[K").slice(-2)).toEqual([
    "  ror: 18,000 records, 1,500 a second",
    "  ror: 18,000 records in 12.5 s (17,988 created, 12 rejected)",
  ]);
});

test("elsewhere it is plain lines: one now and then, and one for the end of each source", () => {
  expect(told(false)).toBe(
    [
      "  ror: 15,000 records, 1,500 a second",
      "  ror: 18,000 records in 12.5 s (17,988 created, 12 rejected)",
      "  article: 7 records in 0.0 s (7 unchanged)",
      "",
    ].join("\n"),
  );
});
