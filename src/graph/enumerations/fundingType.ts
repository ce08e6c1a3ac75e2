import { enumeration } from "../../catalogue/values/enumeration.js";

export const fundingType = enumeration("FundingType", "The type of a funding, from the OpenAIRE-CERIF vocabulary.", {
  GRANT: "Money given for a purpose.",
  CONTRACT: "Money paid for agreed work.",
  AWARD: "A prize or recognition that comes with money.",
  GIFT: "A donation.",
  INTERNAL_FUNDING: "Money of the recipient's own organisation.",
  TENDER: "The result of a call for tenders.",
  COOPERATIVE_AGREEMENT: "A grant in whose work the funder takes part.",
  INVESTMENT: "Money put into an organisation by its owner or a backer.",
});
