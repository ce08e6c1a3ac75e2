import { defineRelationship } from "../../catalogue/relationship.js";
import { float } from "../../catalogue/values/scalars.js";
import { Facility } from "../kinds/facility.js";
import { Funding } from "../kinds/funding.js";
import { Institution } from "../kinds/institution.js";
import { Programme } from "../kinds/programme.js";
import { Project } from "../kinds/project.js";

export const funds = defineRelationship({
  type: "FUNDS",
  description: "Money pays for a project, facility, institution or programme.",
  from: { kind: Funding, field: "funds", description: "What the money is for." },
  to: { kind: [Project, Facility, Institution, Programme], field: "funding", description: "The money that pays for it." },
  properties: {
    share: { value: float, description: "The part of the amount that goes there, from 0 to 1; null when not stated." },
  },
  apportions: "share",
});
