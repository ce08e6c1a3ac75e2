import { type Catalogue, defineCatalogue } from "../catalogue/catalogue.js";
import { Facility } from "./kinds/facility.js";
import { Funding } from "./kinds/funding.js";
import { Institution } from "./kinds/institution.js";
import { Opening } from "./kinds/opening.js";
import { Output } from "./kinds/output.js";
import { Programme } from "./kinds/programme.js";
import { Project } from "./kinds/project.js";
import { Researcher } from "./kinds/researcher.js";
import { ResearchField } from "./kinds/researchField.js";
import { Source } from "./kinds/source.js";
import { about } from "./relationships/about.js";
import { affiliatedWith } from "./relationships/affiliatedWith.js";
import { awardedTo } from "./relationships/awardedTo.js";
import { broader } from "./relationships/broader.js";
import { contributedTo } from "./relationships/contributedTo.js";
import { contributesTo } from "./relationships/contributesTo.js";
import { drawsMembersFrom } from "./relationships/drawsMembersFrom.js";
import { facilityPartOf } from "./relationships/facilityPartOf.js";
import { founded } from "./relationships/founded.js";
import { funds } from "./relationships/funds.js";
import { grantedBy } from "./relationships/grantedBy.js";
import { hosts } from "./relationships/hosts.js";
import { institutionPartOf } from "./relationships/institutionPartOf.js";
import { investigates } from "./relationships/investigates.js";
import { issuedBy } from "./relationships/issuedBy.js";
import { memberOf } from "./relationships/memberOf.js";
import { offers } from "./relationships/offers.js";
import { operates } from "./relationships/operates.js";
import { participatesIn } from "./relationships/participatesIn.js";
import { partnersWith } from "./relationships/partnersWith.js";
import { produced } from "./relationships/produced.js";
import { programmePartOf } from "./relationships/programmePartOf.js";
import { projectPartOf } from "./relationships/projectPartOf.js";
import { relatedTo } from "./relationships/relatedTo.js";
import { respondsTo } from "./relationships/respondsTo.js";
import { succeededBy } from "./relationships/succeededBy.js";
import { under } from "./relationships/under.js";
import { uses } from "./relationships/uses.js";
import { worksOn } from "./relationships/worksOn.js";

/** Our graph: every kind and every relationship, in the order in which they are shown. */
export const researchGraph: Catalogue = defineCatalogue({
  kinds: [Institution, Researcher, Project, Facility, Funding, Programme, ResearchField, Opening, Output, Source],
  relationships: [
    affiliatedWith,
    memberOf,
    drawsMembersFrom,
    institutionPartOf,
    succeededBy,
    relatedTo,
    partnersWith,
    contributesTo,
    respondsTo,
    founded,
    worksOn,
    participatesIn,
    hosts,
    operates,
    facilityPartOf,
    projectPartOf,
    programmePartOf,
    uses,
    grantedBy,
    awardedTo,
    funds,
    under,
    investigates,
    issuedBy,
    about,
    broader,
    offers,
    contributedTo,
    produced,
  ],
});
