import type { RorRelationship, RorV1, RorV2 } from "./rorDocument.js";

/** What both schemas of ROR say, in one form. */
export interface RorInstitution {
  readonly id: string;
  readonly name: string | undefined;
  readonly names: readonly { readonly value: string; readonly language: string | null; readonly kind: string }[];
  readonly status: string | undefined;
  readonly established: number | null;
  readonly types: readonly string[];
  readonly locations: readonly Readonly<Record<string, unknown>>[];
  readonly website: string | undefined;
  readonly wikipedia: string | undefined;
  readonly domains: readonly string[];
  /** By scheme, not yet checked. */
  readonly identifiers: Readonly<Record<string, readonly string[]>>;
  readonly relationships: readonly RorRelationship[];
}

const kindOfName: Readonly<Record<string, string>> = { ror_display: "LABEL", label: "LABEL", alias: "ALIAS", acronym: "ACRONYM" };

function fromV2(document: RorV2): RorInstitution {
  const link = (type: string) => document.links?.find((it) => it.type === type)?.value;
  return {
    id: document.id,
    name: document.names.find((it) => it.types.includes("ror_display"))?.value,
    names: document.names.flatMap(({ value, lang, types }) =>
      types.map((type) => ({ value, language: lang ?? null, kind: kindOfName[type] ?? type })),
    ),
    status: document.status,
    established: document.established ?? null,
    types: document.types ?? [],
    locations: (document.locations ?? []).map(({ geonames_id, geonames_details: details }) => ({
      country: details?.country_code,
      region: details?.country_subdivision_name,
      city: details?.name,
      latitude: details?.lat,
      longitude: details?.lng,
      geonames: geonames_id,
    })),
    website: link("website"),
    wikipedia: link("wikipedia"),
    domains: document.domains ?? [],
    identifiers: Object.fromEntries((document.external_ids ?? []).map((it) => [it.type, it.all])),
    relationships: document.relationships ?? [],
  };
}

function fromV1(document: RorV1): RorInstitution {
  const name =
    (kind: string, language: string | null = null) =>
    (value: string) => ({ value, language, kind });
  const identifiers = Object.entries(document.external_ids ?? {}).map(
    ([scheme, { all }]) => [scheme.toLowerCase(), typeof all === "string" ? [all] : (all ?? [])] as const,
  );
  return {
    id: document.id,
    name: document.name,
    names: [
      name("LABEL")(document.name),
      ...(document.labels ?? []).map((it) => name("LABEL", it.iso639 ?? null)(it.label)),
      ...(document.aliases ?? []).map(name("ALIAS")),
      ...(document.acronyms ?? []).map(name("ACRONYM")),
    ],
    status: document.status,
    established: document.established ?? null,
    types: document.types ?? [],
    locations: (document.addresses ?? []).map((it) => ({
      country: document.country?.country_code,
      region: it.geonames_city?.geonames_admin1?.name ?? it.state,
      city: it.city,
      latitude: it.lat,
      longitude: it.lng,
      geonames: it.geonames_city?.id,
    })),
    website: document.links?.[0],
    wikipedia: document.wikipedia_url || undefined,
    domains: [],
    identifiers: Object.fromEntries(identifiers),
    relationships: document.relationships ?? [],
  };
}

/** Brings a record of either schema into one form. */
export function rorInstitution(document: RorV1 | RorV2): RorInstitution {
  return "names" in document ? fromV2(document) : fromV1(document);
}
