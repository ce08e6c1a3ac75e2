import { defineRelationship } from "../../catalogue/relationship.js";
import { Facility } from "../kinds/facility.js";
import { Institution } from "../kinds/institution.js";

export const operates = defineRelationship({
  type: "OPERATES",
  description: "An institution runs a facility.",
  from: { kind: Institution, field: "operates", description: "The facilities that it runs." },
  to: { kind: Facility, field: "operators", description: "The institutions that run it." },
});
