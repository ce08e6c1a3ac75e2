import "reflect-metadata";
import { Kind } from "../../catalogue/kind.js";
import { Property } from "../../catalogue/property.js";
import { partialDate } from "../../catalogue/values/partialDate.js";
import { code } from "../../catalogue/values/scalars.js";
import { prose, text } from "../../catalogue/values/text.js";

@Kind({ description: "Where statements come from: a publication, a registry, a data set (prov:Entity)." })
export class Source {
  @Property(text, { description: "Who published it." })
  declare publisher: unknown;

  @Property(code, { description: "Its address." })
  declare url: unknown;

  @Property(text, { description: "The licence under which it may be used." })
  declare licence: unknown;

  @Property(partialDate, { description: "When it was fetched.", ordered: true })
  declare retrieved: unknown;

  @Property(prose, { description: "What it is, and what was done with it." })
  declare description: unknown;
}
