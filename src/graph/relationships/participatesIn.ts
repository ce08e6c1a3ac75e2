import { defineRelationship } from "../../catalogue/relationship.js";
import { text } from "../../catalogue/values/text.js";
import { Institution } from "../kinds/institution.js";
import { Project } from "../kinds/project.js";

export const participatesIn = defineRelationship({
  type: "PARTICIPATES_IN",
  description: "An institution takes part in a project.",
  from: { kind: Institution, field: "projects", description: "The projects that it takes part in.", orders: ["start"] },
  to: { kind: Project, field: "institutions", description: "The institutions that take part in it." },
  properties: {
    role: { value: text, description: "The role, as stated; `SPONSOR` for those who provide access." },
    department: { value: text, description: "The department, as stated." },
  },
  identity: ["role"],
});
