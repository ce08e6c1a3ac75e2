import { defineRelationship } from "../../catalogue/relationship.js";
import { text } from "../../catalogue/values/text.js";
import { Institution } from "../kinds/institution.js";

export const contributesTo = defineRelationship({
  type: "CONTRIBUTES_TO",
  description: "An institution brings something to another: money, land, knowledge.",
  from: { kind: Institution, field: "contributesTo", description: "The institutions that it brings something to." },
  to: { kind: Institution, field: "contributors", description: "The institutions that bring something to it, with what they bring." },
  properties: {
    contribution: { value: text, description: "What is brought, in the words of the source." },
  },
});
