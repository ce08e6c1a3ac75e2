import "reflect-metadata";
import { Kind } from "../../catalogue/kind.js";
import { Property } from "../../catalogue/property.js";
import { doi, identifier } from "../../catalogue/values/identifier.js";
import { money } from "../../catalogue/values/money.js";
import { partialDate } from "../../catalogue/values/partialDate.js";
import { code } from "../../catalogue/values/scalars.js";
import { prose, text } from "../../catalogue/values/text.js";
import { fundingType } from "../enumerations/fundingType.js";

@Kind({
  description: "Money awarded for research: CERIF Funding, Crossref grant.",
  plural: "fundings",
  routes: { fields: { through: ["funds", "fields"], description: "The research fields of what it pays for." } },
  flow: {
    FUNDER: "funders",
    TOP_FUNDER: "topFunders",
    PROGRAMME: "programmes",
    TOP_PROGRAMME: "topProgrammes",
    RECIPIENT: "recipients",
    TOP_RECIPIENT: "topRecipients",
    FIELD: "fields",
    TOP_FIELD: "topFields",
  },
})
export class Funding {
  @Property(identifier(doi), { description: "DOI of the award.", identifier: "strong" })
  declare doi: unknown;

  @Property(fundingType, { description: "Grant, contract, gift and so on." })
  declare type: unknown;

  @Property(code, { description: "The number that the funder gave it.", ordered: true, searched: true })
  declare number: unknown;

  @Property(money, { description: "The amount as stated, in its own currency.", ordered: true, dated: "start" })
  declare amount: unknown;

  @Property(partialDate, { description: "When the money begins.", ordered: true })
  declare start: unknown;

  @Property(partialDate, { description: "When the money ends.", ordered: true })
  declare end: unknown;

  @Property(text, { description: "The recipient as the source names it, linked or not." })
  declare statedRecipient: unknown;

  @Property(code, { description: "Address on the web." })
  declare website: unknown;

  @Property(prose, { description: "What a source says of it." })
  declare description: unknown;
}
