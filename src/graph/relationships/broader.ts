import { defineRelationship } from "../../catalogue/relationship.js";
import { ResearchField } from "../kinds/researchField.js";

export const broader = defineRelationship({
  type: "BROADER",
  description: "A research field lies within a broader one.",
  from: { kind: ResearchField, field: "broader", description: "The broader fields that it lies within." },
  to: { kind: ResearchField, field: "narrower", description: "The narrower fields within it." },
  structure: "HIERARCHY",
});
