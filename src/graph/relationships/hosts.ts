import { defineRelationship } from "../../catalogue/relationship.js";
import { Facility } from "../kinds/facility.js";
import { Institution } from "../kinds/institution.js";

export const hosts = defineRelationship({
  type: "HOSTS",
  description: "An institution houses a facility.",
  from: { kind: Institution, field: "facilities", description: "The facilities that it houses." },
  to: { kind: Facility, field: "hosts", description: "The institutions that house it." },
});
