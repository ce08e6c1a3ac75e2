import { defineRelationship } from "../../catalogue/relationship.js";
import { Project } from "../kinds/project.js";

export const projectPartOf = defineRelationship({
  type: "PART_OF",
  description: "A project is a part of another.",
  from: { kind: Project, field: "partOf", description: "The projects that it is a part of." },
  to: { kind: Project, field: "parts", description: "The projects that are parts of it." },
  structure: "HIERARCHY",
});
