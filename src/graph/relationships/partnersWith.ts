import { defineRelationship } from "../../catalogue/relationship.js";
import { Institution } from "../kinds/institution.js";

export const partnersWith = defineRelationship({
  type: "PARTNERS_WITH",
  description: "Two institutions are partners.",
  from: { kind: Institution, field: "partners", description: "Its partners." },
  to: { kind: Institution, field: "partners", description: "Its partners." },
  symmetric: true,
});
