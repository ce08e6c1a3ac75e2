import { enumeration } from "../../catalogue/values/enumeration.js";

export const projectStatus = enumeration("ProjectStatus", "How far a project is.", {
  PLANNED: "Not begun yet.",
  ACTIVE: "Under way.",
  COMPLETED: "Ended as planned.",
  CANCELLED: "Ended before its time.",
});
