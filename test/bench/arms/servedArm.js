import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { post } from "./post.js";

/** One of the arms as a process of its own, so that its memory and its processor time are its own. */
export async function servedArm(name, neo4j) {
  const child = fork(join(import.meta.dirname, "serveArm.js"), [name], {
    env: { ...process.env, ARM_NEO4J: JSON.stringify(neo4j), NODE_ENV: "production" },
  });
  const address = await new Promise((resolve, reject) => {
    child.once("message", (told) => resolve(told.address));
    child.once("exit", (code) => reject(new Error(`The arm ${name} ended with ${code}.`)));
  });
  return {
    name,
    address,
    ask: (query, world) => post(address, query[name].text, query[name].variables?.(world)),
    /** Megabytes that the process had at most. */
    peakMemory: () => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024),
    close: () =>
      new Promise((resolve) => {
        child.removeAllListeners("exit");
        child.once("exit", resolve);
        child.kill("SIGTERM");
        setTimeout(() => child.kill("SIGKILL"), 2_000).unref();
      }),
  };
}
