import { AtlasError } from "../errors.js";
import type { AllowedDocuments } from "../queries/allowedDocuments.js";
import { documentHash, type QueryLibrary } from "../queries/queryLibrary.js";
import { queryName, type SavedQuery } from "../queries/savedQuery.js";

type Body = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Body => typeof value === "object" && value !== null && !Array.isArray(value);

/** The hash by which a client of persisted queries names a document. */
function hashOf({ extensions }: Body): string | null {
  const persisted = isObject(extensions) ? extensions["persistedQuery"] : undefined;
  const hash = isObject(persisted) ? persisted["sha256Hash"] : undefined;
  return typeof hash === "string" ? hash : null;
}

const badDocumentId = (documentId: unknown): AtlasError =>
  new AtlasError(
    "BAD_USER_INPUT",
    `documentId: expected an id or id@version of a saved query, got ${JSON.stringify(documentId)?.slice(0, 100)}.`,
  );

async function findNamed(library: QueryLibrary, body: Body): Promise<SavedQuery | null> {
  const { documentId, query } = body;
  const hash = hashOf(body);
  if (documentId !== undefined && documentId !== null) {
    const name = typeof documentId === "string" ? queryName(documentId) : null;
    if (!name) throw badDocumentId(documentId);
    if (query !== undefined) throw new AtlasError("BAD_USER_INPUT", "Expected either `documentId` or `query`, got both.");
    return library.find(name.id, name.version);
  }
  if (hash === null) return null;
  if (typeof query !== "string") return library.findByHash(hash);
  if (documentHash(query) !== hash) throw new AtlasError("BAD_USER_INPUT", "The hash beside the query is that of another text.");
  return null;
}

/** The variables of a request before the defaults of a query. */
function withDefaults({ variables }: Body, saved: SavedQuery): Body {
  if (variables === undefined || variables === null) return saved.variables;
  if (isObject(variables)) return { ...saved.variables, ...variables };
  throw new AtlasError("BAD_USER_INPUT", `variables: expected an object, got ${JSON.stringify(variables).slice(0, 100)}.`);
}

/**
 * A GraphQL request with the text of the saved query that it names by `documentId` or by the hash of a persisted query. Throws `NOT_FOUND`, and
 * `FORBIDDEN` where not every text runs and it brings its own.
 */
export async function withNamedDocument(body: unknown, library: QueryLibrary, allowed: AllowedDocuments | null): Promise<unknown> {
  if (!isObject(body)) return body;
  const saved = await findNamed(library, body);
  if (saved) {
    const { documentId: _named, extensions: _hash, ...rest } = body;
    return { ...rest, query: saved.document, variables: withDefaults(body, saved) };
  }
  await allowed?.require(body["query"]);
  return body;
}
