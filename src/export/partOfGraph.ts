import type { Catalogue } from "../catalogue/catalogue.js";
import type { KindSpec } from "../catalogue/kind.js";
import { idsAfter, kindByIds, kindsOfIds, typeFrom } from "../cypher/exportReads.js";
import type { Where } from "../cypher/filter.js";
import type { Period } from "../cypher/period.js";
import { readRecords } from "../cypher/writes/recordWrites.js";
import type { Database } from "../database/database.js";
import type { ExportedEntity, ExportedRelationship, GraphContent, SystemProperties } from "./graphContent.js";
import { pages, pieces } from "./pages.js";
import { readEntity, readRelationship, typeProperties } from "./readRows.js";
import { creditsFor } from "./sourceCredits.js";

/** Entities whose relationships are read together: some have thousands. */
const endsTogether = 200;

/** Ids of entities by the name of their kind, each list in order. */
type Members = ReadonlyMap<string, readonly string[]>;

class PartOfGraph implements GraphContent {
  readonly whole = false;
  readonly catalogue: Catalogue;
  readonly #database: Database;
  readonly #find: () => Promise<Members>;
  readonly #period: Period | null;
  #found: Promise<{ readonly byKind: Members; readonly all: ReadonlySet<string> }> | null = null;

  constructor(database: Database, catalogue: Catalogue, find: () => Promise<Members>, period: Period | null = null) {
    this.catalogue = catalogue;
    this.#database = database;
    this.#find = find;
    this.#period = period;
  }

  #members() {
    this.#found ??= this.#find().then((byKind) => ({ byKind, all: new Set([...byKind.values()].flat()) }));
    return this.#found;
  }

  async *entities(kind: KindSpec): AsyncGenerator<readonly ExportedEntity[]> {
    const { byKind } = await this.#members();
    for (const ids of pieces(byKind.get(kind.name) ?? [])) {
      const { rows } = await this.#database.read(kindByIds(kind, ids));
      yield rows.map((it) => readEntity(kind, it));
    }
  }

  async *relationships(type: string): AsyncGenerator<readonly ExportedRelationship[]> {
    const { byKind, all } = await this.#members();
    const properties = typeProperties(this.catalogue, type);
    const starts = this.catalogue.relationships.filter((it) => it.type === type).flatMap((it) => it.from.kinds.map((kind) => kind.name));
    for (const kind of new Set(starts))
      for (const ids of pieces(byKind.get(kind) ?? [], endsTogether)) {
        const { rows } = await this.#database.read(typeFrom(type, properties, ids, this.#period));
        const inside = rows.map((it) => readRelationship(type, properties, it)).filter((it) => all.has(it.to));
        if (inside.length > 0) yield inside;
      }
  }

  /** Ids of records, each once. */
  async *#recordIds(): AsyncGenerator<string> {
    const seen = new Set<string>();
    const fresh = (items: readonly { readonly records: readonly string[] | null }[]): readonly string[] => {
      const ids = items.flatMap((it) => it.records ?? []).filter((it) => !seen.has(it));
      for (const id of ids) seen.add(id);
      return [...new Set(ids)];
    };
    for (const kind of this.catalogue.kinds) for await (const page of this.entities(kind)) yield* fresh(page);
    for (const type of this.catalogue.types) for await (const page of this.relationships(type)) yield* fresh(page);
  }

  async sources() {
    const { byKind } = await this.#members();
    const ids = new Set(byKind.get("Source") ?? []);
    // The id of a record begins with its source's, which has no "|".
    for await (const id of this.#recordIds()) ids.add(id.slice(0, id.indexOf("|")));
    return creditsFor(this.#database, [...ids]);
  }

  async *records(): AsyncGenerator<readonly SystemProperties[]> {
    const read = async (ids: readonly string[]) =>
      (await this.#database.read(readRecords(ids))).rows.map((it) => it[1] as SystemProperties);
    let ids: string[] = [];
    for await (const id of this.#recordIds()) {
      ids.push(id);
      if (ids.length < 1_000) continue;
      yield await read(ids);
      ids = [];
    }
    if (ids.length > 0) yield await read(ids);
  }

  async *exchangeRates(): AsyncGenerator<readonly SystemProperties[]> {}

  async *savedQueries(): AsyncGenerator<readonly SystemProperties[]> {}

  graph(): Promise<null> {
    return Promise.resolve(null);
  }
}

async function byKind(database: Database, ids: readonly string[]): Promise<Members> {
  const members = new Map<string, string[]>();
  for (const some of pieces([...new Set(ids)].toSorted())) {
    const { rows } = await database.read(kindsOfIds(some));
    for (const [id, kind] of rows as readonly [string, string][]) {
      const known = members.get(kind);
      if (known) known.push(id);
      else members.set(kind, [id]);
    }
  }
  return members;
}

/** The entities with these ids, as far as they exist, and all relationships among them that hold at some time of a period. */
export const entitiesOf = (database: Database, catalogue: Catalogue, ids: readonly string[], period: Period | null = null): GraphContent =>
  new PartOfGraph(database, catalogue, () => byKind(database, ids), period);

/** The entities of a kind that fit a filter, which is that of the kind's list in GraphQL, and all relationships among them. */
export function oneKind(database: Database, catalogue: Catalogue, kind: KindSpec, where: Where = {}): GraphContent {
  return new PartOfGraph(database, catalogue, async () => {
    const ids: string[] = [];
    const read = pages(
      database,
      (after, limit) => idsAfter(catalogue, kind, where, { after, limit }),
      (row) => row[0] as string,
    );
    for await (const rows of read) for (const [id] of rows) ids.push(id as string);
    return new Map([[kind.name, ids]]);
  });
}
