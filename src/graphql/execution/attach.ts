import type { GraphQLField, GraphQLFieldResolver, GraphQLObjectType, GraphQLSchema } from "graphql";
import type { GraphContext } from "./requestWork.js";

// biome-ignore lint/suspicious/noExplicitAny: graphql-js leaves the types of a resolver's source and arguments to the schema
export type Resolver = GraphQLFieldResolver<any, GraphContext, any>;

/** Gives a field what resolves it. */
export function attach(schema: GraphQLSchema, type: string, field: string, resolve: Resolver): void {
  (schema.getType(type) as GraphQLObjectType).getFields()[field]!.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
}

const byId = "readsEntitiesById";

/** Gives a field what resolves it, by `entityLoader`: what is asked for below the field is then read with all other entities by id. */
export function attachById(schema: GraphQLSchema, type: string, field: string, resolve: Resolver): void {
  attach(schema, type, field, resolve);
  (schema.getType(type) as GraphQLObjectType).getFields()[field]!.extensions = { [byId]: true };
}

/** Whether a field leads to entities that are read by their ids. */
export const readsById = (field: GraphQLField<unknown, unknown>): boolean => field.extensions[byId] === true;
