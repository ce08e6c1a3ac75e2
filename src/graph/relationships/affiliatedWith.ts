import { defineRelationship } from "../../catalogue/relationship.js";
import { text } from "../../catalogue/values/text.js";
import { Institution } from "../kinds/institution.js";
import { Researcher } from "../kinds/researcher.js";

export const affiliatedWith = defineRelationship({
  type: "AFFILIATED_WITH",
  description: "A person belongs to or works at an institution.",
  from: { kind: Researcher, field: "affiliations", description: "The institutions that the person belongs to or works at." },
  to: { kind: Institution, field: "researchers", description: "The people who belong to it or work there.", orders: ["name"] },
  properties: {
    role: { value: text, description: "The role, as stated: `DIRECTOR`." },
    position: { value: text, description: "The position, as stated." },
  },
  identity: ["role"],
});
