import { type Config, readConfig } from "../config.js";
import { AtlasError } from "../errors.js";
import { root } from "./withSession.js";

/** The settings for a command that works on the files of the local Neo4j. Throws `INVALID_SETTING` where NEO4J_URI is set, naming what to do instead. */
export function localConfig(instead: string): Config {
  const config = readConfig(process.env, root);
  if (config.remoteDatabase)
    throw new AtlasError(
      "INVALID_SETTING",
      `This works on the files of the local Neo4j, but NEO4J_URI names ${config.remoteDatabase.uri}. For that one ${instead}; or unset NEO4J_URI.`,
    );
  return config;
}
