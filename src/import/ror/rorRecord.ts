import { fundref, grid, type IdentifierScheme, isni, ror, wikidata } from "../../catalogue/values/identifier.js";
import type { SourceRecord, StatedRelationship } from "../sourceRecord.js";
import type { RorRelationship } from "./rorDocument.js";
import type { RorInstitution } from "./rorInstitution.js";

const weakSchemes = [grid, isni, wikidata, fundref];

/** The relationship of the catalogue that each relation of ROR is, and how it runs. */
const relations: Readonly<Record<string, readonly [type: string, direction: "OUT" | "IN"]>> = {
  parent: ["PART_OF", "OUT"],
  child: ["PART_OF", "IN"],
  related: ["RELATED_TO", "OUT"],
  successor: ["SUCCEEDED_BY", "OUT"],
  predecessor: ["SUCCEEDED_BY", "IN"],
};

function wellFormed(scheme: IdentifierScheme, values: readonly string[], warnings: string[]): readonly string[] {
  return values.flatMap((value) => {
    const normal = scheme.normalise(value);
    if (normal === null) warnings.push(`${scheme.name}: expected an identifier of ${scheme.title} like ${scheme.example}, got "${value}"`);
    return normal ?? [];
  });
}

function stated({ type, id, label }: RorRelationship): StatedRelationship {
  const [known, direction] = relations[type.toLowerCase()] ?? [type, "OUT"];
  return { type: known, direction, other: { kind: "Institution", identifiers: { ror: id }, ...(label ? { name: label } : {}) } };
}

/** What ROR says of an organisation as a record; identifiers of other registries that cannot be right are left out and told as warnings. */
export function rorRecord(institution: RorInstitution): { readonly record: SourceRecord; readonly warnings: readonly string[] } {
  const { id, name, names, established, locations, website, wikipedia, domains } = institution;
  const warnings: string[] = [];
  const identifiers = weakSchemes.map((it) => [it.name, wellFormed(it, institution.identifiers[it.name] ?? [], warnings)] as const);
  const countries = locations.map((it) => it["country"]).filter((it) => it);
  const values = {
    ror: id,
    ...Object.fromEntries(identifiers),
    name,
    names,
    acronym: names.find((it) => it.kind === "ACRONYM")?.value,
    types: institution.types.map((it) => it.toUpperCase()),
    status: institution.status?.toUpperCase(),
    established,
    country: countries[0],
    countries,
    region: locations[0]?.["region"],
    city: locations[0]?.["city"],
    locations,
    website,
    wikipedia,
    domains,
  };
  const record = { key: ror.normalise(id) ?? id, kind: "Institution", values, relationships: institution.relationships.map(stated) };
  return { record, warnings };
}
