import { commonProperties } from "./entity.js";
import { type PropertySpec, propertiesOf } from "./property.js";

export interface KindOptions {
  /** The public documentation, for an analyst. */
  readonly description: string;
  /** The name of its list, where it is not the singular with an `s`: `facilities`. */
  readonly plural?: string;
  /** Pairs of an equality and an order that are asked for so often that one index gives both: `["country", "name"]`. */
  readonly filteredOrders?: readonly (readonly [equality: string, order: string])[];
  /** What it can be grouped by beyond its own connections, by name: where several connections lead, one after the other. */
  readonly routes?: Readonly<Record<string, Route>>;
  /** What entities of this kind do together, by constant: the way to what they share, `["researchers", "outputs"]`. The first is the usual one. */
  readonly collaborations?: Readonly<Record<string, Route>>;
  /** The levels through which its money flows, by constant: what it is grouped by there, `{ FUNDER: "funders" }`. At most one kind has them. */
  readonly flow?: Readonly<Record<string, string>>;
  /** The property of its places, where affiliations are matched to it by name and place: `locations`. At most one kind has it. */
  readonly matchedBy?: string;
}

/** Connections that lead on from each other: `["funds", "fields"]` from Funding to what it funds and on to that thing's fields. */
export interface Route {
  readonly through: readonly string[];
  /** The public documentation, for an analyst. */
  readonly description: string;
}

/** A kind of entity, as frozen data. */
export interface KindSpec {
  /** Label in Neo4j and type in GraphQL: `ResearchField`. */
  readonly name: string;
  /** Its value in enumerations: `RESEARCH_FIELD`. */
  readonly constant: string;
  /** Root field for one: `researchField`. */
  readonly singular: string;
  /** Root field for many: `researchFields`. */
  readonly plural: string;
  readonly description: string;
  /** The common properties first. */
  readonly properties: readonly PropertySpec[];
  readonly filteredOrders: readonly (readonly [string, string])[];
  readonly routes: Readonly<Record<string, Route>>;
  readonly collaborations: Readonly<Record<string, Route>>;
  readonly flow: Readonly<Record<string, string>> | null;
  readonly matchedBy: string | null;
}

const specs = new WeakMap<object, KindSpec>();

/** `ResearchField` in the case of constants: `RESEARCH_FIELD`. */
export const constantCase = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toUpperCase();

/** `children` becomes `Children`. */
export const upperFirst = (name: string): string => name[0]!.toUpperCase() + name.slice(1);

const lowerFirst = (name: string): string => name[0]!.toLowerCase() + name.slice(1);

/** Declares a kind of entity by a class whose name is the kind's. */
export function Kind(options: KindOptions): ClassDecorator {
  return (target) => {
    const name = target.name;
    const spec: KindSpec = Object.freeze({
      name,
      constant: constantCase(name),
      singular: lowerFirst(name),
      plural: options.plural ?? `${lowerFirst(name)}s`,
      description: options.description,
      properties: Object.freeze([...commonProperties, ...propertiesOf(target)]),
      filteredOrders: Object.freeze(options.filteredOrders ?? []),
      routes: Object.freeze(options.routes ?? {}),
      collaborations: Object.freeze(options.collaborations ?? {}),
      flow: options.flow ? Object.freeze(options.flow) : null,
      matchedBy: options.matchedBy ?? null,
    });
    specs.set(target, spec);
  };
}

/** The properties that all of several kinds have with the same type of value. */
export const commonOf = ([first, ...others]: readonly KindSpec[]): readonly PropertySpec[] =>
  first!.properties.filter((it) => others.every((kind) => kind.properties.some((one) => one.name === it.name && one.value === it.value)));

/** What a class decorated with `@Kind` declares. */
export function kindOf(type: object): KindSpec {
  const spec = specs.get(type);
  if (!spec) throw new Error(`${(type as { name?: string }).name ?? String(type)} has no @Kind decorator.`);
  return spec;
}
