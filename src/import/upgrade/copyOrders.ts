import { followOrders } from "../../database/followOrders.js";
import type { UpgradeContext, UpgradeStep } from "./upgradeContext.js";

async function run({ database, catalogue, report }: UpgradeContext): Promise<void> {
  const types = await followOrders(database, catalogue);
  report(types.length === 0 ? "nothing to do" : `${types.join(", ")} hold what their lists are ordered by`);
}

/** Relationships hold what the lists of an entity are ordered by. */
export const copyOrders: UpgradeStep = Object.freeze({ from: 2, to: 3, what: "what lists are ordered by", run });
