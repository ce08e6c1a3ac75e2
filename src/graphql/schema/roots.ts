import { type ClassType, Query, Resolver } from "type-graphql";

/** A field of the query type. */
export interface Root {
  readonly name: string;
  readonly type: () => unknown;
  readonly nullable?: boolean | "items";
  readonly description: string;
  readonly args?: (prototype: object, name: string) => void;
}

/** A class of queries for type-graphql, whose methods do nothing: resolvers are attached to the built schema. */
export function queriesOf(roots: readonly Root[]): ClassType {
  const queries = { Queries: class {} }["Queries"] as ClassType;
  Resolver()(queries);
  for (const { name, type, nullable, description, args } of roots) {
    Object.defineProperty(queries.prototype, name, { value: () => undefined, configurable: true });
    args?.(queries.prototype, name);
    Query(type as () => never, { nullable: nullable ?? false, description })(
      queries.prototype,
      name,
      Object.getOwnPropertyDescriptor(queries.prototype, name)!,
    );
  }
  return queries;
}
