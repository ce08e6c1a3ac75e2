import { defineRelationship } from "../../catalogue/relationship.js";
import { Facility } from "../kinds/facility.js";

export const facilityPartOf = defineRelationship({
  type: "PART_OF",
  description: "A facility is a part of another.",
  from: { kind: Facility, field: "partOf", description: "The facilities that it is a part of." },
  to: { kind: Facility, field: "parts", description: "The facilities that are parts of it." },
  structure: "HIERARCHY",
});
