import "reflect-metadata";
import { Kind } from "../../catalogue/kind.js";
import { Property } from "../../catalogue/property.js";
import { listOf } from "../../catalogue/values/list.js";
import { partialDate } from "../../catalogue/values/partialDate.js";
import { code } from "../../catalogue/values/scalars.js";
import { prose } from "../../catalogue/values/text.js";
import { openingLevel } from "../enumerations/openingLevel.js";

@Kind({ description: "A job or a group of jobs offered: job posting." })
export class Opening {
  @Property(listOf(openingLevel), { description: "The levels it is for." })
  declare levels: unknown;

  @Property(partialDate, { description: "From when on one may apply.", ordered: true })
  declare opens: unknown;

  @Property(partialDate, { description: "Until when one may apply.", ordered: true })
  declare closes: unknown;

  @Property(code, { description: "Address on the web." })
  declare website: unknown;

  @Property(prose, { description: "What is looked for." })
  declare description: unknown;
}
