/** Terms of schema.org and of other vocabularies for what the graph holds. Whatever is not named here is a term of our own. */
export const ownVocabulary = "urn:research-atlas:term:";

/** Classes by kind. */
export const kindTerms: Readonly<Record<string, string>> = Object.freeze({
  Institution: "schema:Organization",
  Researcher: "schema:Person",
  Project: "schema:ResearchProject",
  Facility: "schema:Place",
  Funding: "schema:MonetaryGrant",
  Programme: "schema:FundingScheme",
  ResearchField: "schema:DefinedTerm",
  Opening: "schema:JobPosting",
  Output: "schema:CreativeWork",
  Source: "schema:Dataset",
});

/** Terms by property, where they mean the same for every kind that has it. */
export const propertyTerms: Readonly<Record<string, string>> = Object.freeze({
  name: "schema:name",
  description: "schema:description",
  abstract: "schema:abstract",
  website: "schema:url",
  url: "schema:url",
  licence: "schema:license",
  acronym: "schema:alternateName",
  givenName: "schema:givenName",
  familyName: "schema:familyName",
  titles: "schema:honorificPrefix",
  established: "schema:foundingDate",
  published: "schema:datePublished",
  start: "schema:startDate",
  end: "schema:endDate",
  opens: "schema:datePosted",
  closes: "schema:validThrough",
  notation: "schema:termCode",
  since: "schema:startDate",
  until: "schema:endDate",
  role: "schema:roleName",
  position: "schema:position",
  amount: "schema:amount",
});

/** Terms by property of one kind only. */
export const ownTerms: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.freeze({
  Institution: {
    status: "https://ror.org/schema/status",
    types: "https://ror.org/schema/types",
    domains: "https://ror.org/schema/domains",
  },
});

/** The address of an identifier by the property that holds it: each becomes a `schema:sameAs`. */
export const identifierAddresses: Readonly<Record<string, string>> = Object.freeze({
  ror: "https://ror.org/",
  orcid: "https://orcid.org/",
  doi: "https://doi.org/",
  raid: "https://raid.org/",
  wikidata: "http://www.wikidata.org/entity/",
  isni: "https://isni.org/isni/",
  fundref: "https://doi.org/10.13039/",
});

/** Terms that lead straight from one end of a relationship to the other, by type and kind of the start; `inverse` leads from the end. */
export const relationshipTerms: Readonly<Record<string, { readonly term: string; readonly inverse?: true }>> = Object.freeze({
  "PART_OF Institution": { term: "schema:parentOrganization" },
  "PART_OF Project": { term: "schema:isPartOf" },
  "AFFILIATED_WITH Researcher": { term: "schema:affiliation" },
  "MEMBER_OF Researcher": { term: "schema:memberOf" },
  "FOUNDED Institution": { term: "schema:founder", inverse: true },
  "GRANTED_BY Funding": { term: "schema:funder" },
  "FUNDS Funding": { term: "schema:fundedItem" },
  "CONTRIBUTED_TO Researcher": { term: "schema:contributor", inverse: true },
  "BROADER ResearchField": { term: "skos:broader" },
  "PARTICIPATES_IN Institution": { term: "schema:member", inverse: true },
});
