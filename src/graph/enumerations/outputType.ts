import { enumeration } from "../../catalogue/values/enumeration.js";

export const outputType = enumeration("OutputType", "The type of a research product (SKG-IF).", {
  PUBLICATION: "An article, book, report or preprint.",
  DATA_SET: "A data set.",
  SOFTWARE: "Software.",
  PATENT: "A patent.",
  OTHER: "Any other product.",
});
