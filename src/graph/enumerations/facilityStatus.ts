import { enumeration } from "../../catalogue/values/enumeration.js";

export const facilityStatus = enumeration("FacilityStatus", "How far a facility is.", {
  PLANNED: "Decided, not begun.",
  UNDER_CONSTRUCTION: "Being built or taking shape.",
  OPERATING: "In use.",
  CLOSED: "No longer in use.",
});
