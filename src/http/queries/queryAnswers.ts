import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Database } from "../../database/database.js";
import { SharedRevision } from "../../database/sharedRevision.js";
import { executeAlone } from "../../graphql/executeAlone.js";
import type { GraphApi } from "../../graphql/graphApi.js";
import { answerQuery, type PreparedQuery, prepareQuery } from "../../queries/answerQuery.js";
import type { QueryLibrary } from "../../queries/queryLibrary.js";
import { queryVariables } from "../../queries/queryVariables.js";
import { steadily } from "../../queries/steadily.js";
import { creditHeaders } from "../creditHeaders.js";
import { weakTag } from "../etag.js";
import { compressWithGzip, smallestCompressed } from "../send.js";
import { AnswerCache, type AnswerKey, type KeptAnswer } from "./answerCache.js";
import { type AnswerFormName, answerForms } from "./answerForms.js";

export interface QueryAnswersOptions {
  readonly catalogue: Catalogue;
  readonly database: Database;
  readonly api: GraphApi;
  readonly library: QueryLibrary;
  /** Names this program and its version, since another may answer otherwise. */
  readonly program: string;
  /** Bytes of answers that are kept. */
  readonly cacheBytes: number;
  /** Ends the reading of a revision. */
  readonly ending: AbortSignal;
}

/** What is asked of a saved query. */
export interface AskedAnswer {
  readonly id: string;
  readonly version: number | null;
  readonly form: AnswerFormName;
  readonly search: URLSearchParams;
}

interface PreparedInRevision {
  readonly revision: string;
  readonly query: Promise<PreparedQuery>;
}

/** Milliseconds after which a reading of the revision counts as lost: all who ask wait for it. */
const patience = 5_000;

/** Documents may have a megabyte each. */
const mostPrepared = 100;

/** An answer in all that it needs to be sent again and again. */
async function keepable(etag: string, text: string, headers: Readonly<Record<string, string>>): Promise<KeptAnswer> {
  const body = Buffer.from(text);
  const digest = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return { etag, digest, headers, body, gzip: body.length > smallestCompressed ? await compressWithGzip(body) : null };
}

/**
 * The answers of saved queries. None is ever older than the moment it was asked for: the revision of the graph is read after that, and an answer is
 * given again only while the graph is in the revision that it was made in.
 */
export class QueryAnswers {
  readonly #options: QueryAnswersOptions;
  readonly #revision: SharedRevision;
  readonly #cache: AnswerCache;
  /** What was asked, in the revision in which it was asked last. */
  readonly #keys = new WeakMap<AskedAnswer, AnswerKey>();
  readonly #prepared = new LRUCache<string, PreparedInRevision>({ max: mostPrepared });

  constructor(options: QueryAnswersOptions) {
    this.#options = options;
    this.#revision = new SharedRevision(() => options.database.revision({ signal: options.ending, timeout: patience }));
    this.#cache = new AnswerCache(options.cacheBytes);
  }

  /** The revision that the graph has now, for as many as ask at once. */
  revision(): Promise<string> {
    return this.#revision.read();
  }

  /** The answer in a revision, where the same was asked in that before and it is kept. */
  known(asked: AskedAnswer, revision: string): KeptAnswer | null {
    const key = this.#keys.get(asked);
    return key?.revision === revision ? this.#cache.known(key) : null;
  }

  /** The answer in a revision. Throws `NOT_FOUND`, `BAD_USER_INPUT` that names a wrong variable, and what a query throws. */
  async answer(question: AskedAnswer, revision: string, signal: AbortSignal): Promise<KeptAnswer> {
    const { id, version, form, search } = question;
    const prepared = await this.#prepare(id, version, revision);
    const { schema } = this.#options.api;
    const { query, operation } = prepared;
    const variables = queryVariables(schema, operation, search, query.variables);
    const asked = JSON.stringify([id, query.version, form, variables]);
    this.#keys.set(question, { revision, asked });
    return this.#cache.answer(
      { revision, asked },
      (making) => this.#make(prepared, variables, { form, revision, asked, signal: making }),
      signal,
    );
  }

  #prepare(id: string, version: number | null, revision: string): Promise<PreparedQuery> {
    const name = `${id}@${version ?? ""}`;
    const known = this.#prepared.get(name);
    if (known?.revision === revision) return known.query;
    const query = this.#options.library.find(id, version).then((it) => prepareQuery(this.#options.api.schema, it));
    this.#prepared.set(name, { revision, query });
    query.catch(() => this.#prepared.delete(name));
    return query;
  }

  async #make(
    prepared: PreparedQuery,
    variables: Readonly<Record<string, unknown>>,
    { form, revision, asked, signal }: AnswerKey & { readonly form: AnswerFormName; readonly signal: AbortSignal },
  ): Promise<KeptAnswer> {
    const { api, catalogue, database } = this.#options;
    const requestId = `q-${prepared.query.id}`;
    const execute = executeAlone(api.apollo, () => api.createContext({ requestId, signal, explain: "off" }));
    const asking = { catalogue, database, schema: api.schema, execute };
    const answer = await steadily(() => answerQuery(asking, prepared, variables), { revision, newest: () => this.revision() });
    const { mediaType, write } = answerForms[form];
    const headers = { "content-type": `${mediaType}; charset=utf-8`, ...creditHeaders(answer.sources) };
    const { title, document, drawing } = prepared.query;
    const etag = weakTag([this.#options.program, revision, title, document, JSON.stringify(drawing), asked].join("\n"));
    return keepable(etag, await write(answer, prepared.query), headers);
  }
}
