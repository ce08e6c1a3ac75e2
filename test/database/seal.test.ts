import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAsSealed, sealFile } from "../../src/database/local/seal.js";

const folder = mkdtempSync(join(tmpdir(), "research-atlas-test-"));
const file = join(folder, "some");
afterAll(() => rmSync(folder, { recursive: true }));

test.each([0, 1, 39, 40, 5_000])("a file of %i bytes is as it was sealed until any byte of it is another", async (length) => {
  writeFileSync(file, Buffer.alloc(length, 7));
  expect(await isAsSealed(file)).toBe(true);
  await sealFile(file);
  expect(await isAsSealed(file)).toBe(true);
  const sealed = readFileSync(file);
  expect(sealed.length).toBe(length + 40);
  for (const at of [0, Math.floor(length / 2), length - 1, length + 8, length + 39].filter((it) => it >= 0 && it !== length)) {
    const changed = Buffer.from(sealed);
    changed[at] = changed[at]! ^ 1;
    writeFileSync(file, changed);
    expect(await isAsSealed(file)).toBe(false);
  }
});
