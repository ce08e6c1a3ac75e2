import pino from "pino";
import { researchGraph } from "../../../.build/graph/researchGraph.js";
import { createGraphApi } from "../../../.build/graphql/graphApi.js";

/** This API, from the text of a query to its answer, without HTTP around it. */
export async function atlas(database) {
  const log = pino({ level: "silent" });
  const api = await createGraphApi({ catalogue: researchGraph, database, maximumPrice: 10_000_000, timeout: 120_000, log });
  const run = async ({ query, variables }, explain) => {
    const contextValue = api.createContext({ requestId: "bench", signal: new AbortController().signal, explain });
    const { body } = await api.apollo.executeOperation({ query, variables }, { contextValue });
    if (body.singleResult.errors) throw new Error(body.singleResult.errors[0].message);
    return { data: body.singleResult.data, statements: contextValue.work.reads.statements };
  };
  return {
    name: "B",
    ask: async ({ atlas: asked }) => asked.rows((await run(asked, "off")).data),
    hits: async ({ atlas: asked }) => (await run(asked, "profile")).statements.reduce((sum, it) => sum + it.dbHits, 0),
    statements: async ({ atlas: asked }) => (await run(asked, "statements")).statements.length,
    data: async (asked) => (await run(asked, "off")).data,
    close: () => api.apollo.stop(),
  };
}
