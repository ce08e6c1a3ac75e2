import type { StatedSource } from "../sourceRecord.js";

/** The registry as a source, its dump fetched on the given day. */
export function rorSource(retrieved: string): StatedSource {
  return {
    id: "ror",
    precedence: "REGISTRY",
    values: {
      name: "Research Organization Registry",
      publisher: "ROR Community",
      url: "https://ror.org",
      licence: "CC0-1.0",
      retrieved,
      description:
        "Records of research organisations from a dump of the registry. Organisations that are only named by others are stubs. Left out: identifiers of OrgRef, CNRS, HESA, UKPRN and UCAS, second websites, and which of several identifiers is preferred.",
    },
  };
}
