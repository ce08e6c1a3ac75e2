import neo4j from "neo4j-driver";
import { readProfile } from "../../../.build/database/readProfile.js";

/** The best single statement that was found by hand, through the driver as this project sets it up. */
export function handWritten({ uri, user, password, database }) {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    fetchSize: -1,
    telemetryDisabled: true,
  });
  const run = async (text, parameters) => {
    const session = driver.session({ database, defaultAccessMode: "READ" });
    try {
      return await session.run(text, parameters);
    } finally {
      await session.close();
    }
  };
  return {
    ask: async ({ hand }, world) => {
      const { records } = await run(hand.text, hand.parameters?.(world) ?? {});
      return records.map((it) => it.get(0));
    },
    profile: async ({ hand }, world) => {
      const { summary } = await run(`PROFILE ${hand.text}`, hand.parameters?.(world) ?? {});
      return readProfile(summary.profile).dbHits;
    },
    close: () => driver.close(),
  };
}
