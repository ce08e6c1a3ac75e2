import "reflect-metadata";
import { Kind } from "../../catalogue/kind.js";
import { Property } from "../../catalogue/property.js";
import { doi, identifier } from "../../catalogue/values/identifier.js";
import { partialDate } from "../../catalogue/values/partialDate.js";
import { code } from "../../catalogue/values/scalars.js";
import { prose } from "../../catalogue/values/text.js";
import { outputType } from "../enumerations/outputType.js";

@Kind({ description: "A result of research: a publication, data set, software or patent (SKG-IF research product)." })
export class Output {
  @Property(identifier(doi), { description: "DOI: `10.1000/xyz`.", identifier: "strong" })
  declare doi: unknown;

  @Property(outputType, { description: "What it is." })
  declare type: unknown;

  @Property(partialDate, { description: "When it was published.", ordered: true })
  declare published: unknown;

  @Property(prose, { description: "Summary." })
  declare abstract: unknown;

  @Property(code, { description: "Address on the web." })
  declare website: unknown;
}
