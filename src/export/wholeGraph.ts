import type { Catalogue } from "../catalogue/catalogue.js";
import { exchangeRatesAfter, graphProperties, kindAfter, savedQueriesAfter, typeAfter } from "../cypher/exportReads.js";
import { recordsAfter } from "../cypher/writes/checkReads.js";
import type { Database } from "../database/database.js";
import type { GraphContent, SystemProperties } from "./graphContent.js";
import { pages } from "./pages.js";
import { readEntity, readRelationship, typeProperties } from "./readRows.js";
import { allCredits } from "./sourceCredits.js";

type Row = readonly unknown[];

const properties = (row: Row): SystemProperties => row[0] as SystemProperties;
const idOf = (row: Row): string => properties(row)["id"] as string;
const firstOf = (row: Row): string => row[0] as string;

/** Everything that a graph holds, import runs apart. */
export function wholeGraph(database: Database, catalogue: Catalogue): GraphContent {
  return {
    catalogue,
    whole: true,
    sources: () => allCredits(database),
    async *entities(kind) {
      const read = pages(database, (after, limit) => kindAfter(kind, after, limit), firstOf);
      for await (const rows of read) yield rows.map((it) => readEntity(kind, it));
    },
    async *relationships(type) {
      const own = typeProperties(catalogue, type);
      const read = pages(database, (after, limit) => typeAfter(type, own, after, limit), firstOf);
      for await (const rows of read) yield rows.map((it) => readRelationship(type, own, it));
    },
    async *records() {
      for await (const rows of pages(database, recordsAfter, idOf)) yield rows.map(properties);
    },
    async *exchangeRates() {
      for await (const rows of pages(database, exchangeRatesAfter, idOf)) yield rows.map(properties);
    },
    async *savedQueries() {
      for await (const rows of pages(database, savedQueriesAfter, idOf)) yield rows.map(properties);
    },
    graph: async () => {
      const { rows } = await database.read(graphProperties);
      return rows[0] ? properties(rows[0]) : null;
    },
  };
}
