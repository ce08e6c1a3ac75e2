import { defineRelationship } from "../../catalogue/relationship.js";
import { Institution } from "../kinds/institution.js";
import { Programme } from "../kinds/programme.js";

export const respondsTo = defineRelationship({
  type: "RESPONDS_TO",
  description: "An institution was set up or acts in answer to a programme.",
  from: { kind: Institution, field: "respondsTo", description: "The programmes and plans that it answers." },
  to: { kind: Programme, field: "responses", description: "The institutions that answer it." },
});
