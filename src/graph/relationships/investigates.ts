import { defineRelationship } from "../../catalogue/relationship.js";
import { text } from "../../catalogue/values/text.js";
import { Funding } from "../kinds/funding.js";
import { Researcher } from "../kinds/researcher.js";

export const investigates = defineRelationship({
  type: "INVESTIGATES",
  description: "A person is an investigator of an award.",
  from: { kind: Researcher, field: "grants", description: "The awards that the person is an investigator of." },
  to: { kind: Funding, field: "investigators", description: "The people named as its investigators." },
  properties: {
    role: { value: text, description: "The role, as stated: `PI`, `CO_PI`." },
  },
  identity: ["role"],
});
