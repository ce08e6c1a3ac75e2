import { fold } from "../../../catalogue/fold.js";

/** The words of a column's name or of a property's: `pi_firstName` gives `pi first name`. */
export function wordsOf(name: string): string {
  const parted = name.replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, " ");
  return fold(parted)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What columns are often called that hold a property, beside its own name. The first column that fits is taken. */
export const propertyWords: Readonly<Record<string, readonly string[]>> = Object.freeze({
  name: ["full title", "title", "name", "label", "titre", "titel", "nom", "bezeichnung"],
  acronym: ["acronym", "short name", "abbreviation", "abbr", "akronym"],
  number: ["number", "award id", "award number", "award no", "grant id", "grant number", "grant no", "contract number", "reference", "id"],
  amount: ["amount", "award amount", "total", "value", "sum", "budget", "funding", "montant", "betrag", "award", "total cost"],
  start: [
    "start",
    "start date",
    "begin",
    "begin date",
    "from",
    "effective date",
    "date start",
    "beginn",
    "debut",
    "date debut",
    "date de debut",
    "start year",
  ],
  end: ["end", "end date", "finish", "to", "until", "expiration date", "date end", "ende", "fin", "date fin", "date de fin", "end year"],
  type: ["type", "award type", "grant type", "instrument", "category"],
  types: ["type", "types", "category", "organization type", "organisation type"],
  facilityType: ["facility type", "type", "category"],
  status: ["status", "state of work", "active"],
  description: ["description", "summary", "abstract", "notes"],
  abstract: ["abstract", "summary", "description", "resume", "zusammenfassung"],
  website: ["website", "url", "link", "homepage", "web", "web page"],
  country: ["country", "country code", "nation", "pays", "land"],
  region: ["region", "state", "province", "bundesland"],
  city: ["city", "town", "ville", "ort", "stadt", "place"],
  established: ["established", "founded", "year founded", "founding year"],
  opened: ["opened", "opening date", "since"],
  opens: ["opens", "opening date"],
  closes: ["closes", "deadline", "closing date"],
  published: ["published", "publication date", "publication year", "date", "year"],
  givenName: ["given name", "first name", "firstname", "forename"],
  familyName: ["family name", "last name", "lastname", "surname"],
  titles: ["titles", "honorific", "academic title"],
  statedField: ["field", "field of science", "discipline", "subject", "research field", "area"],
  statedDepartment: ["department", "dept", "division", "unit"],
  services: ["services", "service"],
  supportedBy: ["support center", "supported by", "support"],
  code: ["code", "programme code", "program code"],
  notation: ["notation", "code", "cip", "id"],
});

/** Words that say which kind of entity the rows or a column tell of. */
export const kindWords: Readonly<Record<string, readonly string[]>> = Object.freeze({
  Funding: ["award", "grant", "funding", "contract", "fellowship"],
  Project: ["project", "projet", "projekt"],
  Institution: ["institution", "organization", "organisation", "university", "institute"],
  Researcher: ["researcher", "person", "people", "scientist", "staff", "author"],
  Facility: ["facility", "resource", "instrument", "site", "laboratory", "equipment"],
  Output: ["publication", "paper", "article", "output", "dataset", "software", "patent"],
  Programme: ["programme", "program", "scheme", "call"],
  ResearchField: ["field", "discipline", "subject", "cip"],
  Opening: ["opening", "job", "vacancy", "position"],
});

/** What a column is called that names another entity, by its kind; and by which relationships it is then joined, the first that the catalogue has. */
export interface OtherWords {
  readonly kind: string;
  readonly words: readonly string[];
  readonly types: readonly string[];
  /** The value of the relationship's `role`, where it has one. */
  readonly role?: string;
}

export const otherWords: readonly OtherWords[] = Object.freeze([
  {
    kind: "Institution",
    words: ["funder", "funding agency", "agency", "funding body", "funder name"],
    types: ["GRANTED_BY"],
  },
  {
    kind: "Institution",
    words: [
      ...["institution", "organization", "organisation", "org", "university", "recipient", "affiliation", "employer", "company", "host"],
      ...[
        "awardee",
        "grantee",
        "institute",
        "lab",
        "laboratory",
        "laboratoire",
        "etablissement",
        "einrichtung",
        "hochschule",
        "beneficiary",
      ],
      ...["institution name", "organization name", "organisation name", "org name", "recipient name", "lead institution", "universite"],
    ],
    types: ["AWARDED_TO", "PARTICIPATES_IN", "AFFILIATED_WITH", "HOSTS", "OFFERS", "ISSUED_BY"],
  },
  {
    kind: "Researcher",
    words: ["pi", "pi name", "principal investigator", "investigator", "lead investigator", "project lead", "leader", "responsable"],
    types: ["INVESTIGATES", "WORKS_ON", "CONTRIBUTED_TO"],
    role: "PI",
  },
  {
    kind: "Researcher",
    words: ["author", "authors", "researcher", "researchers", "investigators", "team", "members", "co pi", "co pis", "co investigators"],
    types: ["INVESTIGATES", "WORKS_ON", "CONTRIBUTED_TO"],
  },
  {
    kind: "ResearchField",
    words: ["field", "field of science", "discipline", "subject", "subjects", "research field", "keywords", "topics", "fields"],
    types: ["ABOUT"],
  },
]);
