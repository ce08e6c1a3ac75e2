import fc from "fast-check";
import { SharedRevision } from "../../src/database/sharedRevision.js";

/** Lets all that is ready go on. */
async function turn(): Promise<void> {
  for (let at = 0; at < 10; at++) await new Promise((resolve) => setImmediate(resolve));
}

/** A reading that ends when it is told to. */
function controlled() {
  let begun = 0;
  let running = 0;
  let most = 0;
  const ends: ((fails: boolean) => void)[] = [];
  const read = () => {
    const number = ++begun;
    most = Math.max(most, ++running);
    return new Promise<string>((resolve, reject) => {
      ends.push((fails) => {
        running--;
        if (fails) reject(new Error(`reading ${number} failed`));
        else resolve(String(number));
      });
    });
  };
  return {
    shared: new SharedRevision(read),
    begun: () => begun,
    most: () => most,
    end: async (fails = false) => {
      ends.shift()?.(fails);
      await turn();
    },
  };
}

test("who comes while a reading is under way gets the next one, together with all others", async () => {
  const { shared, begun, end } = controlled();
  const first = shared.read();
  await turn();
  const later = [shared.read(), shared.read(), shared.read()];
  expect(begun()).toBe(1);
  await end();
  expect(begun()).toBe(2);
  const last = shared.read();
  await end();
  await end();
  expect(await Promise.all([first, ...later, last])).toEqual(["1", "2", "2", "2", "3"]);
});

test("a reading that fails concerns those who waited for it and nobody else", async () => {
  const { shared, end } = controlled();
  const first = shared.read();
  await turn();
  const second = shared.read();
  const failed = expect(first).rejects.toThrow("reading 1 failed");
  await end(true);
  await failed;
  await end();
  expect(await second).toBe("2");
});

/** Ends a crowd's reading, and asks again for each of them, some turns of the event loop apart. */
async function comeAgain({ shared, end }: ReturnType<typeof controlled>, callers: number): Promise<Promise<string>[]> {
  await end();
  const asked: Promise<string>[] = [];
  for (let at = 0; at < callers; at++) {
    asked.push(shared.read());
    if (at % 8 === 0) await turn();
  }
  await turn();
  return asked;
}

describe("a crowd that comes again", () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick", "queueMicrotask"] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test("is waited for, so that it shares one reading", async () => {
    const readings = controlled();
    const first = Array.from({ length: 32 }, () => readings.shared.read());
    await turn();
    for (let round = 2; round < 5; round++) {
      const again = await comeAgain(readings, 32);
      expect(readings.begun()).toBe(round);
      first.push(...again);
    }
    await readings.end();
    expect(await Promise.all(first)).toEqual(["1", "2", "3", "4"].flatMap((it) => Array.from({ length: 32 }, () => it)));
  });

  test("is not waited for longer than some milliseconds where somebody is missing, nor the next time", async () => {
    const readings = controlled();
    for (let at = 0; at < 32; at++) void readings.shared.read();
    await turn();
    await comeAgain(readings, 31);
    expect(readings.begun()).toBe(1);
    jest.advanceTimersByTime(3);
    expect(readings.begun()).toBe(2);
    await comeAgain(readings, 31);
    expect(readings.begun()).toBe(3);
  });
});

test("whenever it is asked, a reading begins after the question, and one at most is under way", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom("ask", "end", "wait"), { maxLength: 60 }), async (steps) => {
      const { shared, begun, most, end } = controlled();
      const asked: { before: number; result: Promise<string> }[] = [];
      for (const step of steps) {
        if (step === "end") await end();
        else if (step === "wait") await turn();
        else asked.push({ before: begun(), result: shared.read() });
      }
      const all = Promise.all(asked.map((it) => it.result));
      let over = false;
      void all.then(() => {
        over = true;
      });
      while (!over) {
        await end();
        // Whoever is missing from a crowd is waited for.
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      const revisions = (await all).map(Number);
      for (const [at, { before }] of asked.entries()) expect(revisions[at]).toBeGreaterThan(before);
      expect(most()).toBeLessThanOrEqual(1);
      expect(begun()).toBeLessThanOrEqual(steps.filter((it) => it === "end").length + 3);
    }),
    { numRuns: 200 },
  );
});
