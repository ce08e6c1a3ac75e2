import { copyOrders } from "./copyOrders.js";
import { normaliseRecords } from "./normaliseRecords.js";
import { rederiveColumns } from "./rederiveColumns.js";
import { renewIndexes } from "./renewIndexes.js";
import type { UpgradeStep } from "./upgradeContext.js";

/** Every step, in the order in which they are taken. */
export const upgradeSteps: readonly UpgradeStep[] = Object.freeze([
  normaliseRecords,
  rederiveColumns,
  renewIndexes(1),
  copyOrders,
  renewIndexes(2),
]);
