import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCatalogue } from "../src/errors.js";

const read = (file: string): string => readFileSync(join(process.cwd(), file), "utf8");

/** What stands under a heading. */
const section = (heading: string): string =>
  read("README.md")
    .split(/^## /m)
    .find((it) => it.startsWith(heading))!;

test("the README lists exactly the error codes there are, each with its cause and its cure", () => {
  const rows = [...section("Errors").matchAll(/^\| `([A-Z_0-9]+)` \| (.*) \| (.*) \|$/gm)];
  expect(Object.fromEntries(rows.map(([, code, cause, cure]) => [code, { cause, cure }]))).toEqual(errorCatalogue);
});

test("the README lists exactly the settings that are read", () => {
  const listed = [...section("Settings").matchAll(/^\| (`[A-Z].*?`) \|/gm)].flatMap(([, names]) => names!.replaceAll("`", "").split(", "));
  const known = [...read("src/config.ts").matchAll(/environment(?:\[|, )"([A-Z0-9_]+)"/g)].map(([, name]) => name!);
  const fromElsewhere = ["NODE_ENV", "XDG_CACHE_HOME"];
  expect(listed.sort()).toEqual([...new Set(known)].filter((it) => !fromElsewhere.includes(it)).sort());
});
