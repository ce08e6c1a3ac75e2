import "reflect-metadata";
import { Kind } from "../../catalogue/kind.js";
import { Property } from "../../catalogue/property.js";
import { identifier, raid } from "../../catalogue/values/identifier.js";
import { partialDate } from "../../catalogue/values/partialDate.js";
import { code } from "../../catalogue/values/scalars.js";
import { prose, text } from "../../catalogue/values/text.js";
import { projectStatus } from "../enumerations/projectStatus.js";

@Kind({ description: "A piece of research with an aim, a team and usually a start and an end: CERIF Project, RAiD." })
export class Project {
  @Property(identifier(raid), { description: "RAiD, the Research Activity Identifier.", identifier: "strong" })
  declare raid: unknown;

  @Property(text, { description: "Short name.", searched: true })
  declare acronym: unknown;

  @Property(prose, { description: "What it is about, as stated." })
  declare abstract: unknown;

  @Property(projectStatus, { description: "How far it is; null when not known." })
  declare status: unknown;

  @Property(partialDate, { description: "When it began.", ordered: true })
  declare start: unknown;

  @Property(partialDate, { description: "When it ended or is to end.", ordered: true })
  declare end: unknown;

  @Property(text, { description: "The field of science as the source words it." })
  declare statedField: unknown;

  @Property(text, { description: "The organisation as the source names it, linked or not." })
  declare statedOrganisation: unknown;

  @Property(text, {
    description: "The department as the source names it; it stands on the participation too where the organisation is linked.",
  })
  declare statedDepartment: unknown;

  @Property(code, { description: "Address on the web." })
  declare website: unknown;
}
