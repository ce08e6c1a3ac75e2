import type { Catalogue } from "./catalogue.js";
import type { ConnectionSpec } from "./connection.js";
import { type KindSpec, upperFirst } from "./kind.js";
import type { PropertySpec } from "./property.js";
import type { RelationshipSpec } from "./relationship.js";
import { structureOf } from "./structure.js";

/** Related entities that entities of a kind are grouped by. */
export interface RelatedGrouping {
  /** `funders`, or `topProgrammes` for the outermost that each is part of. */
  readonly name: string;
  readonly description: string;
  /** One connection after the other. */
  readonly hops: readonly ConnectionSpec[];
  /** Goes on to the outermost entity that is reached along this relationship; null where it does not. */
  readonly outermost: RelationshipSpec | null;
  readonly targets: readonly KindSpec[];
}

const families = new Set(["scalar", "comparable", "list", "text", "texts"]);

/** The properties whose values make groups: codes, enumerations, numbers, names and lists of them; not what tells one entity from all others. */
export const groupedProperties = (kind: KindSpec): readonly PropertySpec[] =>
  kind.properties.filter(
    ({ name, value, identifier }) =>
      value.filter !== null &&
      families.has(value.filter) &&
      !identifier &&
      !["id", "name", "createdAt", "updatedAt"].includes(name) &&
      (value.isList || value.order.length > 0 || value.name === "Boolean"),
  );

/** The date properties whose years, quarters and months make groups. */
export const groupedDates = (kind: KindSpec): readonly PropertySpec[] => kind.properties.filter((it) => it.value.filter === "date");

/** The properties of which sums, averages and extremes are told: money, numbers, areas and dates. */
export const measuredProperties = (kind: KindSpec): readonly PropertySpec[] =>
  kind.properties.filter(({ value }) => {
    if (value.filter === "comparable") return value.columns[0]!.type === "integer" || value.columns[0]!.type === "float";
    return value.filter === "money" || value.filter === "date" || value.filter === "area";
  });

/** The connections that lead on from each other, from each kind that the one before leads to; a kind without the next one ends there. */
export function followed(catalogue: Catalogue, kind: KindSpec, through: readonly string[]): readonly ConnectionSpec[] {
  let kinds: readonly KindSpec[] = [kind];
  return through.map((field) => {
    const found = kinds.flatMap((it) => catalogue.connectionsFrom(it).filter((one) => one.field === field));
    if (found.length === 0) throw new Error(`${kind.name} has no route ${through.join(", ")}: nothing leads on by ${field}.`);
    kinds = [...new Set(found.flatMap((it) => it.targets))];
    return found[0]!;
  });
}

function withOutermost(catalogue: Catalogue, plain: RelatedGrouping): readonly RelatedGrouping[] {
  const [target, ...others] = plain.targets;
  const outermost = target && others.length === 0 ? structureOf(catalogue, target, "HIERARCHY") : null;
  // What it came down to leads up again to its own outermost ones.
  const comesDown = plain.hops.some((it) => it.relationship === outermost && it.direction === "IN");
  if (!outermost || comesDown) return [plain];
  const description = `${plain.description} Each under the outermost whole that it is part of.`;
  return [plain, { ...plain, name: `top${upperFirst(plain.name)}`, description, outermost }];
}

/** Every kind of related entities that entities of a kind are grouped by. */
export function relatedGroupings(catalogue: Catalogue, kind: KindSpec): readonly RelatedGrouping[] {
  const direct = catalogue
    .connectionsFrom(kind)
    .map((it) => ({ name: it.field, description: it.description, hops: [it], targets: it.targets }));
  const routes = Object.entries(kind.routes).map(([name, { through, description }]) => {
    const hops = followed(catalogue, kind, through);
    return { name, description, hops, targets: hops.at(-1)!.targets };
  });
  return [...direct, ...routes].flatMap((it) => withOutermost(catalogue, { ...it, outermost: null }));
}
