import { defineRelationship } from "../../catalogue/relationship.js";
import { Funding } from "../kinds/funding.js";
import { Programme } from "../kinds/programme.js";

export const under = defineRelationship({
  type: "UNDER",
  description: "Money was awarded under a programme.",
  from: { kind: Funding, field: "programmes", description: "The programmes under which it was awarded." },
  to: { kind: Programme, field: "awards", description: "The money awarded under it.", orders: ["start", "amount"] },
});
