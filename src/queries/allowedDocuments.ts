import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DocumentNode, Kind, parse, print, separateOperations } from "graphql";
import { AtlasError } from "../errors.js";
import { standardLimits } from "../graphql/limits.js";
import { documentHash, type QueryLibrary } from "./queryLibrary.js";

/** A document as it reads without comments and layout, whatever the order of its definitions. */
const meaningOf = (document: DocumentNode): string => document.definitions.map(print).toSorted().join("\n");

/** Whether a document asks only what the schema is. */
const asksSchema = ({ definitions }: DocumentNode): boolean =>
  definitions.every(
    (it) =>
      it.kind === Kind.FRAGMENT_DEFINITION ||
      (it.kind === Kind.OPERATION_DEFINITION &&
        it.selectionSet.selections.every((field) => field.kind === Kind.FIELD && field.name.value.startsWith("__"))),
  );

/** What the pages of a project ask of their server, an operation each. */
async function askedByPages(root: string): Promise<readonly DocumentNode[]> {
  const folder = join(root, "src", "web");
  const files = (await readdir(folder, { recursive: true })).filter((it) => it.endsWith(".graphql"));
  const documents = await Promise.all(files.map(async (it) => parse(await readFile(join(folder, it), "utf8"))));
  return documents.flatMap((it) => Object.values(separateOperations(it)));
}

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { maxTokens: standardLimits.tokens });
  } catch {
    return null;
  }
}

/** What runs where only saved queries do: these, what this program's own pages ask, and what the schema is. */
export class AllowedDocuments {
  readonly #library: QueryLibrary;
  readonly #known: ReadonlySet<string>;

  private constructor(library: QueryLibrary, known: readonly DocumentNode[]) {
    this.#library = library;
    this.#known = new Set(known.map(meaningOf));
  }

  static async of(library: QueryLibrary, root: string): Promise<AllowedDocuments> {
    const shipped = library.shipped.map((it) => parse(it.document));
    return new AllowedDocuments(library, [...shipped, ...(await askedByPages(root))]);
  }

  /** Throws `FORBIDDEN` for the text of any other query. */
  async require(text: unknown): Promise<void> {
    const document = typeof text === "string" ? parsed(text) : null;
    if (document && (asksSchema(document) || this.#known.has(meaningOf(document)))) return;
    if (typeof text === "string" && (await this.#library.findByHash(documentHash(text)))) return;
    throw new AtlasError("FORBIDDEN", "Only saved queries run here: name one by `documentId`, of those that GET /q lists.");
  }
}
