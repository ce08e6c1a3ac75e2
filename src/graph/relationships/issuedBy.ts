import { defineRelationship } from "../../catalogue/relationship.js";
import { Institution } from "../kinds/institution.js";
import { Programme } from "../kinds/programme.js";

export const issuedBy = defineRelationship({
  type: "ISSUED_BY",
  description: "A programme was issued by an institution.",
  from: { kind: Programme, field: "issuers", description: "The institutions that issued it." },
  to: { kind: Institution, field: "programmes", description: "The programmes and plans that it issued." },
});
