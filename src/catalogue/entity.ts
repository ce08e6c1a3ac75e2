import "reflect-metadata";
import type { PropertySpec } from "./property.js";
import { instant } from "./values/instant.js";
import { names } from "./values/names.js";
import { bool, id } from "./values/scalars.js";
import { text } from "./values/text.js";

const property = (spec: PropertySpec): PropertySpec => Object.freeze(spec);

/** What every entity has, whatever its kind. */
export const commonProperties: readonly PropertySpec[] = Object.freeze([
  property({
    name: "id",
    value: id,
    required: true,
    description: "Stable id, never changed or reused: `ror:00a2xv884`, `orcid:0000-0002-1825-0097`, or a slug such as `zhejiang-lab`.",
  }),
  property({ name: "name", value: text, required: true, ordered: true, searched: true, description: "The preferred name, or the title." }),
  property({
    name: "names",
    value: names,
    searched: true,
    description: "All names: labels, aliases and acronyms, in every language and script.",
  }),
  property({
    name: "stub",
    value: bool,
    required: true,
    description: "True when it is known only from what others say of it: id, identifier and name, the rest is null.",
  }),
  property({ name: "createdAt", value: instant, required: true, description: "When it came into this graph (UTC)." }),
  property({ name: "updatedAt", value: instant, required: true, description: "When anything about it last changed in this graph (UTC)." }),
]);
