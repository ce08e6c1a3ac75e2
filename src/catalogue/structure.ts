import type { Catalogue } from "./catalogue.js";
import type { KindSpec } from "./kind.js";
import type { RelationshipSpec, Structure } from "./relationship.js";

/** The relationship of a kind to itself that makes up a structure; null where there is none. */
export function structureOf(catalogue: Catalogue, kind: KindSpec, structure: Structure): RelationshipSpec | null {
  const joins = ({ kinds }: { readonly kinds: readonly KindSpec[] }): boolean => kinds.length === 1 && kinds[0] === kind;
  return catalogue.relationships.find((it) => it.structure === structure && joins(it.from) && joins(it.to)) ?? null;
}
