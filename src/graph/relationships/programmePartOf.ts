import { defineRelationship } from "../../catalogue/relationship.js";
import { Programme } from "../kinds/programme.js";

export const programmePartOf = defineRelationship({
  type: "PART_OF",
  description: "A programme is a part of another.",
  from: { kind: Programme, field: "partOf", description: "The programmes that it is a part of." },
  to: { kind: Programme, field: "parts", description: "The programmes that are parts of it." },
  structure: "HIERARCHY",
});
