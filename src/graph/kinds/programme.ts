import "reflect-metadata";
import { Kind } from "../../catalogue/kind.js";
import { Property } from "../../catalogue/property.js";
import { partialDate } from "../../catalogue/values/partialDate.js";
import { code } from "../../catalogue/values/scalars.js";
import { prose } from "../../catalogue/values/text.js";

@Kind({ description: "A funding programme, policy plan or part of one: CERIF funding programme." })
export class Programme {
  @Property(code, { description: "The code that its issuer gave it.", searched: true })
  declare code: unknown;

  @Property(partialDate, { description: "When it began.", ordered: true })
  declare start: unknown;

  @Property(partialDate, { description: "When it ends, or the year it aims at." })
  declare end: unknown;

  @Property(code, { description: "Address on the web." })
  declare website: unknown;

  @Property(prose, { description: "What it aims at." })
  declare description: unknown;
}
