import { openLog } from "../src/openLog.js";

function logged(isTTY: boolean): string {
  let text = "";
  const write = (more: string) => {
    text += more;
  };
  const log = openLog("info", { isTTY, write }).child({ requestId: "r1" });
  log.debug("unseen");
  log.info({ method: "POST", path: "/graphql", status: 200, milliseconds: 1.5 }, "answered");
  log.error({ err: new Error("gone") }, "a request failed");
  return text;
}

test("on a terminal the log is short lines, and says where a fault came from", () => {
  expect(logged(true)).toMatch(
    /^\d\d:\d\d:\d\d POST \/graphql 200 1\.5 ms\n\d\d:\d\d:\d\d error: a request failed \(request r1\)\nError: gone\n +at .*openLog\.test/s,
  );
});

test("elsewhere it is JSON, one line an event", () => {
  const lines = logged(false)
    .trim()
    .split("\n")
    .map((it) => JSON.parse(it));
  expect(lines).toMatchObject([
    { level: 30, requestId: "r1", path: "/graphql", msg: "answered" },
    { level: 50, requestId: "r1", err: { message: "gone" } },
  ]);
});
