import { pino } from "pino";
import { researchGraph } from "../../../.build/graph/researchGraph.js";
import { executeAlone } from "../../../.build/graphql/executeAlone.js";
import { createGraphApi } from "../../../.build/graphql/graphApi.js";
import { serveGraph } from "../../../.build/http/serveGraph.js";
import { post } from "./post.js";

const signal = new AbortController().signal;
const log = pino({ level: "silent" });

/** This API on a database: over HTTP, and its execution without HTTP around it. */
export async function thisApi(config, database) {
  const settings = { ...config, port: 0, explain: true };
  const server = await serveGraph({ config: settings, database, catalogue: researchGraph, log });
  const { maximumPrice, timeout } = settings;
  const alone = await createGraphApi({ catalogue: researchGraph, database, maximumPrice, timeout, log });
  const execute = executeAlone(alone.apollo, () => alone.createContext({ requestId: "bench", signal, explain: "off" }));
  const address = `${server.address}/graphql`;
  return {
    address,
    ask: ({ api }, world) => post(address, api.text, api.variables?.(world)),
    execute: async ({ api }, world) => {
      const { data, errors } = await execute({ query: api.text, variables: api.variables?.(world) ?? {} });
      if (errors) throw new Error(`${errors[0].message} (${api.text})`);
      return data;
    },
    explain: async ({ api }, world) =>
      (await post(address, api.text, api.variables?.(world), { "x-explain": "profile" })).extensions.explain,
    close: async () => {
      await server.stop(100);
      await alone.apollo.stop();
    },
  };
}
