import { enumeration } from "../../catalogue/values/enumeration.js";

export const institutionStatus = enumeration("InstitutionStatus", "Whether an organisation's record stands for a living organisation.", {
  ACTIVE: "It exists.",
  INACTIVE: "It has ceased to exist or been merged; see its successors.",
  WITHDRAWN: "The record was a mistake or a double; see its successors.",
});
