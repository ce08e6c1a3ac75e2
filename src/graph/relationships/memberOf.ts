import { defineRelationship } from "../../catalogue/relationship.js";
import { text } from "../../catalogue/values/text.js";
import { Institution } from "../kinds/institution.js";
import { Researcher } from "../kinds/researcher.js";

export const memberOf = defineRelationship({
  type: "MEMBER_OF",
  description: "A person is a member of an academy, committee or society.",
  from: { kind: Researcher, field: "memberships", description: "The academies, committees and societies that the person is a member of." },
  to: { kind: Institution, field: "members", description: "The people who are its members." },
  properties: {
    role: { value: text, description: "The role, as stated." },
  },
  identity: ["role"],
});
