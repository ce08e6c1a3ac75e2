import "reflect-metadata";
import { Kind } from "../../catalogue/kind.js";
import { Property } from "../../catalogue/property.js";
import { area } from "../../catalogue/values/area.js";
import { listOf } from "../../catalogue/values/list.js";
import { locations } from "../../catalogue/values/locations.js";
import { partialDate } from "../../catalogue/values/partialDate.js";
import { bool, code, country } from "../../catalogue/values/scalars.js";
import { prose, text, texts } from "../../catalogue/values/text.js";
import { facilityStatus } from "../enumerations/facilityStatus.js";
import { facilityType } from "../enumerations/facilityType.js";

@Kind({
  description: "A campus, laboratory, computing site, instrument, testbed, platform or data set: CERIF Facility, Equipment or Service.",
  plural: "facilities",
})
export class Facility {
  @Property(facilityType, { description: "What it is." })
  declare facilityType: unknown;

  @Property(facilityStatus, { description: "How far it is; null when not known." })
  declare status: unknown;

  @Property(area, { description: "Its surface, as stated and in m².", ordered: true })
  declare area: unknown;

  @Property(texts, { description: "The services that it offers, as stated." })
  declare services: unknown;

  @Property(bool, { description: "Whether what it offers is open source." })
  declare openSource: unknown;

  @Property(country, { description: "Country of its main place, ISO 3166-1: `CN`.", ordered: true })
  declare country: unknown;

  @Property(listOf(country), { description: "The countries of all its places." })
  declare countries: unknown;

  @Property(text, { description: "State or province of its main place." })
  declare region: unknown;

  @Property(text, { description: "City of its main place." })
  declare city: unknown;

  @Property(locations, { description: "The places where it is, the main one first." })
  declare locations: unknown;

  @Property(text, { description: "The organisation as the source names it, linked or not." })
  declare statedOrganisation: unknown;

  @Property(partialDate, { description: "When it was opened." })
  declare opened: unknown;

  @Property(text, { description: "Who supports its users, as stated." })
  declare supportedBy: unknown;

  @Property(code, { description: "Address on the web." })
  declare website: unknown;

  @Property(prose, { description: "What a source says of it." })
  declare description: unknown;
}
