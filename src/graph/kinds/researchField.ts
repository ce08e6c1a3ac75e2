import "reflect-metadata";
import { Kind } from "../../catalogue/kind.js";
import { Property } from "../../catalogue/property.js";
import { code } from "../../catalogue/values/scalars.js";
import { prose } from "../../catalogue/values/text.js";
import { fieldScheme } from "../enumerations/fieldScheme.js";

@Kind({ description: "A subject of research: skos:Concept.", filteredOrders: [["scheme", "notation"]] })
export class ResearchField {
  @Property(fieldScheme, { description: "The classification it belongs to." })
  declare scheme: unknown;

  @Property(code, { description: "Its code in that classification: `40.08`.", ordered: true, searched: true })
  declare notation: unknown;

  @Property(prose, { description: "What it covers." })
  declare description: unknown;
}
