import { renewCopies } from "../../cypher/writes/copyWrites.js";
import type { UpgradeContext, UpgradeStep } from "./upgradeContext.js";

async function run({ database, catalogue, report }: UpgradeContext): Promise<void> {
  for (const type of catalogue.types) {
    const statement = renewCopies(catalogue, type);
    if (!statement) continue;
    await database.administer(statement);
    report(`${type} holds what its lists are ordered by`);
  }
}

/** Relationships hold what the lists of an entity are ordered by. */
export const copyOrders: UpgradeStep = Object.freeze({ from: 2, to: 3, what: "what lists are ordered by", run });
