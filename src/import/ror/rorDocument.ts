/** A record of ROR in schema v2, as far as it is used. */
export interface RorV2 {
  readonly id: string;
  readonly status?: string;
  readonly established?: number | null;
  readonly types?: readonly string[];
  readonly names: readonly { readonly value: string; readonly lang?: string | null; readonly types: readonly string[] }[];
  readonly locations?: readonly {
    readonly geonames_id?: number;
    readonly geonames_details?: {
      readonly country_code?: string;
      readonly country_subdivision_name?: string | null;
      readonly name?: string;
      readonly lat?: number | null;
      readonly lng?: number | null;
    };
  }[];
  readonly links?: readonly { readonly type: string; readonly value: string }[];
  readonly domains?: readonly string[];
  readonly external_ids?: readonly { readonly type: string; readonly all: readonly string[] }[];
  readonly relationships?: readonly RorRelationship[];
}

/** A record of ROR in schema v1, as far as it is used. */
export interface RorV1 {
  readonly id: string;
  readonly name: string;
  readonly status?: string;
  readonly established?: number | null;
  readonly types?: readonly string[];
  readonly aliases?: readonly string[];
  readonly acronyms?: readonly string[];
  readonly labels?: readonly { readonly label: string; readonly iso639?: string | null }[];
  readonly country?: { readonly country_code?: string };
  readonly addresses?: readonly {
    readonly lat?: number | null;
    readonly lng?: number | null;
    readonly city?: string | null;
    readonly state?: string | null;
    readonly geonames_city?: { readonly id?: number; readonly geonames_admin1?: { readonly name?: string | null } | null } | null;
  }[];
  readonly links?: readonly string[];
  readonly wikipedia_url?: string | null;
  readonly external_ids?: Readonly<Record<string, { readonly all?: string | readonly string[] }>>;
  readonly relationships?: readonly RorRelationship[];
}

/** Alike in both schemas, but for the case of its type. */
export interface RorRelationship {
  readonly type: string;
  readonly id: string;
  readonly label?: string;
}
