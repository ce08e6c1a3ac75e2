import { resolve } from "node:path";
import { type Config, readConfig } from "../config.js";
import { openSession, type Session } from "../session.js";

/** The project's own folder. */
export const root = resolve(import.meta.dirname, "..", "..");

/** Writes a line that is told to a person: on standard error, so that standard output holds nothing but what was asked for. */
export const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Writes a line of what was asked for. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Does something with the graph that the settings name, and gives the database back in any case. */
export async function withSession<T>(work: (session: Session, config: Config) => Promise<T>, open = openSession): Promise<T> {
  const config = readConfig(process.env, root);
  const session = await open(config, tell);
  try {
    return await work(session, config);
  } finally {
    await session.close();
  }
}
