import { defineRelationship } from "../../catalogue/relationship.js";
import { Output } from "../kinds/output.js";
import { Project } from "../kinds/project.js";

export const produced = defineRelationship({
  type: "PRODUCED",
  description: "A project produced an output.",
  from: { kind: Project, field: "outputs", description: "What it produced.", orders: ["published"] },
  to: { kind: Output, field: "projects", description: "The projects that produced it." },
});
