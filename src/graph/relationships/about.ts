import { defineRelationship } from "../../catalogue/relationship.js";
import { float } from "../../catalogue/values/scalars.js";
import { Facility } from "../kinds/facility.js";
import { Institution } from "../kinds/institution.js";
import { Opening } from "../kinds/opening.js";
import { Output } from "../kinds/output.js";
import { Programme } from "../kinds/programme.js";
import { Project } from "../kinds/project.js";
import { ResearchField } from "../kinds/researchField.js";

export const about = defineRelationship({
  type: "ABOUT",
  description: "Something is about a research field.",
  from: {
    kind: [Institution, Project, Facility, Programme, Opening, Output],
    field: "fields",
    description: "The research fields that it is about.",
  },
  to: {
    kind: ResearchField,
    field: "subjects",
    description: "What is about this field, of any kind.",
    orders: ["name", "start", "published"],
  },
  properties: {
    weight: { value: float, description: "How much it is about it, from 0 to 1; null when not stated." },
  },
  apportions: "weight",
});
