import { defineRelationship } from "../../catalogue/relationship.js";
import { Institution } from "../kinds/institution.js";

export const drawsMembersFrom = defineRelationship({
  type: "DRAWS_MEMBERS_FROM",
  description: "A body takes its members from among those of another institution.",
  from: { kind: Institution, field: "drawsMembersFrom", description: "The institutions that its members come from." },
  to: { kind: Institution, field: "suppliesMembersTo", description: "The bodies whose members come from here." },
});
