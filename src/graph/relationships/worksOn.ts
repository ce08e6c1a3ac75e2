import { defineRelationship } from "../../catalogue/relationship.js";
import { text } from "../../catalogue/values/text.js";
import { Project } from "../kinds/project.js";
import { Researcher } from "../kinds/researcher.js";

export const worksOn = defineRelationship({
  type: "WORKS_ON",
  description: "A person works on a project.",
  from: { kind: Researcher, field: "projects", description: "The projects that the person works on." },
  to: { kind: Project, field: "researchers", description: "The people who work on it." },
  properties: {
    role: { value: text, description: "The role, as stated: `PI`." },
    contribution: { value: text, description: "What the person does in it." },
  },
  identity: ["role"],
});
