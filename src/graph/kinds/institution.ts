import "reflect-metadata";
import { Kind } from "../../catalogue/kind.js";
import { Property } from "../../catalogue/property.js";
import { fundref, grid, identifier, identifiers, isni, ror, wikidata } from "../../catalogue/values/identifier.js";
import { listOf } from "../../catalogue/values/list.js";
import { locations } from "../../catalogue/values/locations.js";
import { code, country, int } from "../../catalogue/values/scalars.js";
import { prose, text, texts } from "../../catalogue/values/text.js";
import { institutionStatus } from "../enumerations/institutionStatus.js";
import { institutionType } from "../enumerations/institutionType.js";

@Kind({
  description: "An organisation that does, funds, hosts or governs research: ROR organization, CERIF OrgUnit.",
  filteredOrders: [
    ["country", "name"],
    ["status", "name"],
  ],
  matchedBy: "locations",
  collaborations: {
    PROJECTS: { through: ["projects"], description: "Projects that both take part in." },
    GRANTS: { through: ["fundingReceived"], description: "Awards that both received." },
    OUTPUTS: { through: ["researchers", "outputs"], description: "Outputs to which a researcher of each contributed." },
  },
})
export class Institution {
  @Property(identifier(ror), { description: "ROR identifier, bare: `00a2xv884`.", identifier: "strong" })
  declare ror: unknown;

  @Property(identifiers(grid), { description: "GRID identifiers.", identifier: "weak" })
  declare grid: unknown;

  @Property(identifiers(isni), { description: "ISNI, the International Standard Name Identifier.", identifier: "weak" })
  declare isni: unknown;

  @Property(identifiers(wikidata), { description: "Wikidata items.", identifier: "weak" })
  declare wikidata: unknown;

  @Property(identifiers(fundref), { description: "Ids in the Crossref Funder Registry.", identifier: "weak" })
  declare fundref: unknown;

  @Property(text, { description: "Its usual short form, such as `ZJL`.", searched: true })
  declare acronym: unknown;

  @Property(listOf(institutionType), { description: "What it is; several may hold; null when not known.", nullable: true })
  declare types: unknown;

  @Property(institutionStatus, { description: "Whether it exists; null when not known." })
  declare status: unknown;

  @Property(int, { description: "The year in which it was founded.", ordered: true })
  declare established: unknown;

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

  @Property(code, { description: "Its main address on the web." })
  declare website: unknown;

  @Property(code, { description: "Its article in Wikipedia." })
  declare wikipedia: unknown;

  @Property(texts, { description: "Its domains on the internet." })
  declare domains: unknown;

  @Property(prose, { description: "What a source says it is or does." })
  declare description: unknown;
}
