import { AtlasError } from "../errors.js";
import { documentHash, type QueryLibrary } from "../queries/queryLibrary.js";
import type { SavedQuery } from "../queries/savedQuery.js";

type Body = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Body => typeof value === "object" && value !== null && !Array.isArray(value);

const savedOnly = "Only saved queries run here: name one by `documentId`, of those that GET /q lists.";

/** The hash by which a client of persisted queries names a document. */
function hashOf({ extensions }: Body): string | null {
  const persisted = isObject(extensions) ? extensions["persistedQuery"] : undefined;
  const hash = isObject(persisted) ? persisted["sha256Hash"] : undefined;
  return typeof hash === "string" ? hash : null;
}

/** `partners-of-zhejiang-lab` or `partners-of-zhejiang-lab@3`. */
function findById(library: QueryLibrary, documentId: string): Promise<SavedQuery> {
  const [id, version] = documentId.split("@") as [string, string | undefined];
  return library.find(id, version !== undefined && /^\d{1,6}$/.test(version) ? Number(version) : null);
}

async function findNamed(library: QueryLibrary, body: Body): Promise<SavedQuery | null> {
  const { documentId } = body;
  if (documentId !== undefined && documentId !== null) {
    if (typeof documentId !== "string" || body["query"] !== undefined)
      throw new AtlasError("BAD_USER_INPUT", "Expected either `documentId`, a text, or `query`.");
    return findById(library, documentId);
  }
  const hash = hashOf(body);
  return hash === null ? null : library.findByHash(hash);
}

/**
 * A GraphQL request with the text of the saved query that it names by `documentId` or by the hash of a persisted query. Throws `NOT_FOUND`, and
 * `FORBIDDEN` where only saved queries run and it brings its own.
 */
export async function withNamedDocument(body: unknown, library: QueryLibrary, onlySaved: boolean): Promise<unknown> {
  if (!isObject(body)) return body;
  const saved = await findNamed(library, body);
  if (saved) {
    const { documentId: _named, extensions: _hash, ...rest } = body;
    const variables = isObject(body["variables"]) ? body["variables"] : {};
    return { ...rest, query: saved.document, variables: { ...saved.variables, ...variables } };
  }
  if (!onlySaved) return body;
  const { query } = body;
  if (typeof query === "string" && (await library.findByHash(documentHash(query)))) return body;
  throw new AtlasError("FORBIDDEN", savedOnly);
}

/** Refuses the text of a query where only saved ones run. */
export async function refuseUnsaved(document: string, library: QueryLibrary, onlySaved: boolean): Promise<void> {
  if (onlySaved && !(await library.findByHash(documentHash(document)))) throw new AtlasError("FORBIDDEN", savedOnly);
}
