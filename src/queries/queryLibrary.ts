import { createHash } from "node:crypto";
import type { GraphQLSchema } from "graphql";
import { addQueryVersion, newestQueries, queryByHash, queryVersion } from "../cypher/savedQueries.js";
import type { Database } from "../database/database.js";
import { AtlasError } from "../errors.js";
import { oneSentence } from "./oneSentence.js";
import { type GivenQuery, queryFaults } from "./queryFaults.js";
import type { SavedQuery } from "./savedQuery.js";
import type { ShippedQuery } from "./shippedQueries.js";

function kept([id, version, title, description, document, variables, drawing, savedAt]: readonly unknown[]): SavedQuery {
  return {
    id: id as string,
    version: version as number,
    title: title as string,
    description: description as string | null,
    document: document as string,
    variables: JSON.parse(variables as string),
    drawing: drawing === null ? null : JSON.parse(drawing as string),
    shipped: false,
    savedAt: savedAt as string,
  };
}

/** What clients of persisted queries call a document by. */
export const documentHash = (document: string): string => createHash("sha256").update(document).digest("hex");

/** The saved queries: what is shipped, and what people keep in the graph. */
export class QueryLibrary {
  readonly #database: Database;
  readonly #schema: GraphQLSchema;
  readonly #shipped: ReadonlyMap<string, ShippedQuery>;
  readonly #byName: ReadonlyMap<string, ShippedQuery>;
  readonly #byHash: ReadonlyMap<string, ShippedQuery>;

  constructor(database: Database, schema: GraphQLSchema, shipped: readonly ShippedQuery[]) {
    this.#database = database;
    this.#schema = schema;
    this.#shipped = new Map(shipped.map((it) => [it.id, it]));
    this.#byName = new Map(shipped.flatMap((it) => it.names.map((name) => [name, it])));
    this.#byHash = new Map(shipped.map((it) => [documentHash(it.document), it]));
  }

  get shipped(): readonly ShippedQuery[] {
    return [...this.#shipped.values()];
  }

  /** The newest version of each, the shipped ones first. */
  async all(): Promise<readonly SavedQuery[]> {
    const { rows } = await this.#database.read(newestQueries);
    return [...this.#shipped.values(), ...rows.map(kept)];
  }

  /** A version of a query, the newest where none is named. Throws `NOT_FOUND`. */
  async find(id: string, version: number | null = null): Promise<SavedQuery> {
    const shipped = this.#shipped.get(id);
    if (shipped && (version ?? 1) === 1) return shipped;
    const { rows } = shipped ? { rows: [] } : await this.#database.read(queryVersion(id, version));
    if (rows[0]) return kept(rows[0]);
    const what = version === null ? `"${id}"` : `version ${version} of "${id}"`;
    const known = [...this.#shipped.keys()].join(", ");
    throw new AtlasError("NOT_FOUND", `Expected a saved query (${known}, or another that GET /q lists), got ${what}.`);
  }

  /** The newest version of the query of an id, or of a shipped one by the name of its file or operation. Throws `NOT_FOUND`. */
  async findByName(name: string): Promise<SavedQuery> {
    return this.#byName.get(name) ?? this.find(name);
  }

  /** The query that has or had this text, by its SHA-256. */
  async findByHash(hash: string): Promise<SavedQuery | null> {
    const shipped = this.#byHash.get(hash);
    if (shipped) return shipped;
    const { rows } = await this.#database.read(queryByHash(hash));
    return rows[0] ? kept(rows[0]) : null;
  }

  /** Keeps a query, as a new version where its id is known; one that is already so stays as it is. Throws `BAD_USER_INPUT` with every fault. */
  async save(given: GivenQuery, now: Date = new Date()): Promise<SavedQuery> {
    const faults = [...queryFaults(this.#schema, given)];
    if (this.#byName.has(given.id)) faults.push(`id: "${given.id}" came with this program, choose another`);
    if (faults.length > 0) throw new AtlasError("BAD_USER_INPUT", `The query cannot be saved: ${oneSentence(faults)}`);
    const { rows } = await this.#database.read(queryVersion(given.id, null));
    const before = rows[0] ? kept(rows[0]) : null;
    const same = (["title", "description", "document", "variables", "drawing"] as const).every(
      (it) => JSON.stringify(before?.[it]) === JSON.stringify(given[it]),
    );
    if (before && same) return before;
    const { id, title, description, document, variables, drawing } = given;
    const savedAt = now.toISOString();
    const added = {
      query: id,
      title,
      description,
      document,
      variables: JSON.stringify(variables),
      drawing: drawing && JSON.stringify(drawing),
      hash: documentHash(document),
      savedAt,
    };
    const [written] = await this.#database.write([addQueryVersion(added)]);
    return { ...given, version: written!.rows[0]![0] as number, shipped: false, savedAt };
  }

  /** What is wrong with the newest versions by the present schema: each with the id of its query. */
  async faults(): Promise<readonly string[]> {
    return (await this.all()).flatMap((it) => queryFaults(this.#schema, it).map((fault) => `${it.id}: ${fault}`));
  }
}
