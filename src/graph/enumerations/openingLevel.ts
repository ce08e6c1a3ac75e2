import { enumeration } from "../../catalogue/values/enumeration.js";

export const openingLevel = enumeration("OpeningLevel", "The levels that an opening is for.", {
  RESEARCHER: "Researchers.",
  CHIEF_SCIENTIST: "Chief scientists.",
  POSTDOC: "Postdoctoral fellows.",
  ENGINEER: "Engineers.",
  STUDENT: "Doctoral and other students.",
});
