import "reflect-metadata";
import { Kind } from "../../catalogue/kind.js";
import { Property } from "../../catalogue/property.js";
import { identifier, identifiers, isni, orcid, wikidata } from "../../catalogue/values/identifier.js";
import { code } from "../../catalogue/values/scalars.js";
import { text, texts } from "../../catalogue/values/text.js";

@Kind({
  description: "A person who does or leads research: CERIF Person.",
  collaborations: {
    PROJECTS: { through: ["projects"], description: "Projects that both work on." },
    GRANTS: { through: ["grants"], description: "Awards that both investigate." },
    OUTPUTS: { through: ["outputs"], description: "Outputs to which both contributed." },
  },
})
export class Researcher {
  @Property(identifier(orcid), { description: "ORCID iD: `0000-0002-1825-0097`.", identifier: "strong" })
  declare orcid: unknown;

  @Property(identifiers(isni), { description: "ISNI of the person.", identifier: "weak" })
  declare isni: unknown;

  @Property(identifiers(wikidata), { description: "Wikidata items.", identifier: "weak" })
  declare wikidata: unknown;

  @Property(text, { description: "Given name, where stated apart." })
  declare givenName: unknown;

  @Property(text, { description: "Family name, where stated apart.", ordered: true })
  declare familyName: unknown;

  @Property(texts, { description: "Titles such as `academician`, as stated." })
  declare titles: unknown;

  @Property(text, { description: "The organisation as the source names it, linked or not." })
  declare statedOrganisation: unknown;

  @Property(code, { description: "Address on the web." })
  declare website: unknown;
}
