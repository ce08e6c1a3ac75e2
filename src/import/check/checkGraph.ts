import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Database } from "../../database/database.js";
import type { CheckContext, CheckReport } from "./checkContext.js";
import { checkCopies } from "./checkCopies.js";
import { checkEntities } from "./checkEntities.js";
import { checkLabels } from "./checkLabels.js";
import { checkRecords } from "./checkRecords.js";
import { checkRelationshipIds, checkRelationships } from "./checkRelationships.js";

/**
 * Compares the graph with the catalogue and with its records, and mends with `repair` what can be mended: columns that are derived, null
 * markers, what relationships hold of the entities at their ends, values and lists of records that differ from the records, entities and
 * relationships that were lost. What somebody entered without a record is told and left as it is.
 */
export async function checkGraph(
  database: Database,
  catalogue: Catalogue,
  options: { readonly repair: boolean; readonly now?: () => Date },
): Promise<CheckReport> {
  const report: CheckReport = { faults: {}, repaired: 0 };
  const now = (options.now ?? (() => new Date()))().toISOString();
  const context: CheckContext = { database, catalogue, repair: options.repair, now, report };
  await checkLabels(context);
  await checkRelationshipIds(context);
  // Then records: what they bring back is then checked like everything else.
  await checkRecords(context);
  await checkRelationships(context);
  await checkEntities(context);
  await checkCopies(context);
  return report;
}
