import type { GraphQLSchema } from "graphql";
import type { Aggregated } from "../../../cypher/aggregated.js";
import type { Period } from "../../../cypher/period.js";
import { attach } from "../attach.js";
import { ListPage } from "./listPage.js";

/** A list as it was asked for. Nothing is read before one of its fields asks, and what its fields ask for is read in one round. */
export interface EntityList {
  /** At once where it was read with its owner. */
  page(): ListPage | Promise<ListPage>;
  readonly aggregated: AggregatedList;
}

/** What the aggregates of a list are over. */
export interface AggregatedList {
  readonly over: Aggregated;
  /** Tells it from every other list of the request, whoever owns it. */
  readonly name: string;
  /** Of its owner; null where it has none. */
  readonly key: string | null;
  /** What an owner goes by in Cypher, where it is not its id. */
  readonly keyOf?: ((owner: string) => unknown) | undefined;
  readonly period: Period | null;
}

/** An aggregate as it was asked for; each of its fields reads what it needs, all in one round. */
export interface AggregateValue {
  readonly list: AggregatedList;
  /** Whether an amount that belongs to several counts in parts. */
  readonly fractional: boolean;
}

/** Gives the fields of a type of lists what resolves them. */
export function attachList(schema: GraphQLSchema, type: string): void {
  for (const field of ["nodes", "edges", "pageInfo", "totalCount"] as const)
    attach(schema, type, field, (list: EntityList) => {
      const page = list.page();
      return page instanceof ListPage ? page[field] : page.then((it) => it[field]);
    });
  attach(
    schema,
    type,
    "aggregate",
    ({ aggregated }: EntityList, { counting }: { counting?: string | null }): AggregateValue => ({
      list: aggregated,
      fractional: counting === "FRACTIONAL",
    }),
  );
}
