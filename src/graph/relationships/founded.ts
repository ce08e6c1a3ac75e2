import { defineRelationship } from "../../catalogue/relationship.js";
import { Institution } from "../kinds/institution.js";

export const founded = defineRelationship({
  type: "FOUNDED",
  description: "An institution founded another.",
  from: { kind: Institution, field: "founded", description: "The institutions that it founded." },
  to: { kind: Institution, field: "founders", description: "The institutions that founded it." },
});
