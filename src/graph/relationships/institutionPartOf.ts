import { defineRelationship } from "../../catalogue/relationship.js";
import { Institution } from "../kinds/institution.js";

export const institutionPartOf = defineRelationship({
  type: "PART_OF",
  description: "An institution is a part of another.",
  from: { kind: Institution, field: "parents", description: "The institutions that it is a part of." },
  to: { kind: Institution, field: "children", description: "The institutions that are parts of it." },
  structure: "HIERARCHY",
});
