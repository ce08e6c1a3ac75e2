import { defineRelationship } from "../../src/catalogue/relationship.js";
import { Institution } from "../../src/graph/kinds/institution.js";
import { Prize } from "./prize.js";

export const awards = defineRelationship({
  type: "AWARDS",
  description: "An institution awards a prize.",
  from: { kind: Institution, field: "prizes", description: "The prizes that it awards." },
  to: { kind: Prize, field: "awardedBy", description: "Who awards it." },
});
