import { defineRelationship } from "../../catalogue/relationship.js";
import { Facility } from "../kinds/facility.js";
import { Project } from "../kinds/project.js";

export const uses = defineRelationship({
  type: "USES",
  description: "A project uses a facility.",
  from: { kind: Project, field: "facilities", description: "The facilities that it uses." },
  to: { kind: Facility, field: "projects", description: "The projects that use it." },
});
