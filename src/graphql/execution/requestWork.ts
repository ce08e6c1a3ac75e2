import DataLoader from "dataloader";
import type { GraphQLSchema } from "graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Period } from "../../cypher/period.js";
import type { RequestContext } from "../requestContext.js";
import { LevelScheduler } from "./levelScheduler.js";
import { type ReadSettings, RequestReads } from "./requestReads.js";

/** Loads the values of many keys at once, one entry a key in the order of the keys. */
export type Batch<Value> = (keys: readonly string[]) => Promise<readonly (Value | Error)[]>;

/** What a field is asked for. */
export interface Asked {
  readonly args: object;
  readonly period: Period | null;
}

type Values = Readonly<Record<string, unknown>>;

function areAlike(one: object, other: object): boolean {
  let more = 0;
  for (const name in one) {
    if ((one as Values)[name] !== (other as Values)[name]) return false;
    more++;
  }
  for (const _ in other) more--;
  return more === 0;
}

/** What the resolvers of one request share. */
export class RequestWork {
  readonly catalogue: Catalogue;
  readonly schema: GraphQLSchema;
  readonly reads: RequestReads;
  readonly scheduler = new LevelScheduler();
  readonly #loaders = new Map<string, DataLoader<string, unknown>>();
  readonly #kept = new Map<string, Map<string, unknown>>();
  readonly #made = new Map<string, { readonly asked: Asked; readonly made: unknown }>();

  constructor(catalogue: Catalogue, schema: GraphQLSchema, settings: ReadSettings) {
    this.catalogue = catalogue;
    this.schema = schema;
    this.reads = new RequestReads(settings);
  }

  /**
   * What was last made of what a field is asked for, where it is asked alike again, as for the children of all entities of a list. Alike are
   * the same values. Called once an entity, so it makes no objects.
   */
  lastMade<Made>(field: string, { args, period }: Asked): Made | undefined {
    const known = this.#made.get(field);
    return known?.asked.period === period && areAlike(known.asked.args, args) ? (known.made as Made) : undefined;
  }

  /** Keeps that. */
  keepMade(field: string, asked: Asked, made: unknown): void {
    this.#made.set(field, { asked, made });
  }

  /** What is kept under a name from another reading, by key. */
  kept<Value>(name: string): Map<string, Value> {
    const known = this.#kept.get(name) ?? new Map<string, unknown>();
    this.#kept.set(name, known);
    return known as Map<string, Value>;
  }

  /** The loader of a name: what is asked for twice is read once a request. `batch` is called when it first loads. */
  loader<Value>(name: string, batch: () => Batch<Value>): DataLoader<string, Value> {
    const known = this.#loaders.get(name);
    if (known) return known as DataLoader<string, Value>;
    let load: Batch<Value> | undefined;
    const loader = new DataLoader<string, Value>(
      (keys) =>
        this.scheduler.track(() => {
          load ??= batch();
          return load(keys);
        }),
      { batchScheduleFn: this.scheduler.schedule },
    );
    this.#loaders.set(name, loader as DataLoader<string, unknown>);
    return loader;
  }
}

/** The context of a request whose resolvers read the graph. */
export interface GraphContext extends RequestContext {
  readonly work: RequestWork;
}
