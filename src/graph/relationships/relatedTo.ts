import { defineRelationship } from "../../catalogue/relationship.js";
import { Institution } from "../kinds/institution.js";

export const relatedTo = defineRelationship({
  type: "RELATED_TO",
  description: "Two institutions are related, in no nearer stated way.",
  from: { kind: Institution, field: "related", description: "Institutions related to it, in no nearer stated way." },
  to: { kind: Institution, field: "related", description: "Institutions related to it, in no nearer stated way." },
  symmetric: true,
});
