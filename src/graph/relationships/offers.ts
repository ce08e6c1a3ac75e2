import { defineRelationship } from "../../catalogue/relationship.js";
import { Institution } from "../kinds/institution.js";
import { Opening } from "../kinds/opening.js";

export const offers = defineRelationship({
  type: "OFFERS",
  description: "An institution offers a job.",
  from: { kind: Institution, field: "openings", description: "The jobs that it offers." },
  to: { kind: Opening, field: "institutions", description: "The institutions that offer it." },
});
