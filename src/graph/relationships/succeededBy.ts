import { defineRelationship } from "../../catalogue/relationship.js";
import { Institution } from "../kinds/institution.js";

export const succeededBy = defineRelationship({
  type: "SUCCEEDED_BY",
  description: "An institution was continued, absorbed or replaced by another.",
  from: { kind: Institution, field: "successors", description: "What continued, absorbed or replaced it." },
  to: { kind: Institution, field: "predecessors", description: "What it continued, absorbed or replaced." },
  structure: "SUCCESSION",
});
