import { defineRelationship } from "../../catalogue/relationship.js";
import { Funding } from "../kinds/funding.js";
import { Institution } from "../kinds/institution.js";

export const grantedBy = defineRelationship({
  type: "GRANTED_BY",
  description: "Money was granted by an institution.",
  from: { kind: Funding, field: "funders", description: "Who granted the money." },
  to: { kind: Institution, field: "fundingGranted", description: "The money that it granted.", orders: ["start", "amount"] },
});
