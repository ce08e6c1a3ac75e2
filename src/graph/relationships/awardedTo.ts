import { defineRelationship } from "../../catalogue/relationship.js";
import { float } from "../../catalogue/values/scalars.js";
import { Funding } from "../kinds/funding.js";
import { Institution } from "../kinds/institution.js";

export const awardedTo = defineRelationship({
  type: "AWARDED_TO",
  description: "Money was awarded to an institution.",
  from: { kind: Funding, field: "recipients", description: "Who received the money." },
  to: { kind: Institution, field: "fundingReceived", description: "The money that it received.", orders: ["start", "amount"] },
  properties: {
    share: { value: float, description: "The part of the amount that went there, from 0 to 1; null when not stated." },
  },
  apportions: "share",
});
