import { enumeration } from "../../catalogue/values/enumeration.js";

export const fieldScheme = enumeration("FieldScheme", "The classification that a field belongs to.", {
  CIP: "Classification of Instructional Programs of the US Department of Education.",
  OECD_FORD: "Fields of Research and Development of the OECD Frascati manual.",
  ANZSRC: "Australian and New Zealand Standard Research Classification.",
  OWN: "Not a part of any classification: as a source names it.",
});
