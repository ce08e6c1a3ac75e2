import type { EntityKind } from "../operations.generated.js";

/** What kinds are called, one and many, in the order of legends. */
export const kindNames: Readonly<Record<EntityKind, readonly [one: string, many: string]>> = {
  INSTITUTION: ["institution", "institutions"],
  RESEARCHER: ["researcher", "researchers"],
  PROJECT: ["project", "projects"],
  PROGRAMME: ["programme", "programmes"],
  FUNDING: ["funding", "fundings"],
  FACILITY: ["facility", "facilities"],
  OUTPUT: ["output", "outputs"],
  RESEARCH_FIELD: ["research field", "research fields"],
  OPENING: ["opening", "openings"],
  SOURCE: ["source", "sources"],
};

export const kinds = Object.keys(kindNames) as readonly EntityKind[];

/** The colour of a kind as CSS. */
export const kindColour = (kind: EntityKind): string => `var(--kind-${kind.toLowerCase().replaceAll("_", "-")})`;
