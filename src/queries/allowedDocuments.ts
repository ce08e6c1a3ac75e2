import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DocumentNode, type GraphQLSchema, Kind, parse, print, separateOperations } from "graphql";
import type { Catalogue } from "../catalogue/catalogue.js";
import { AtlasError } from "../errors.js";
import { added, withAdditions } from "../export/answer/pagedDocument.js";
import { standardLimits } from "../graphql/limits.js";
import { nextQuestion, ownProperties, relationshipQuestion } from "./entityQuestions.js";
import { seenAsQuery } from "./exploredQuery.js";
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

/** What the explorer asks of entities and relationships, which depends on the catalogue, and what it opens in the studio. */
function askedByExplorer(catalogue: Catalogue): readonly DocumentNode[] {
  const ofEntities = catalogue.kinds.flatMap((kind) =>
    catalogue
      .connectionsFrom(kind)
      .flatMap(({ field, relationship }) => [
        nextQuestion(kind.name, field),
        relationshipQuestion(kind.name, field, ownProperties(relationship.properties)),
      ]),
  );
  return [...ofEntities, seenAsQuery([], null).query, seenAsQuery([], "day").query].map((it) => parse(it));
}

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { maxTokens: standardLimits.tokens });
  } catch {
    return null;
  }
}

/** A document as it is saved, and with what is asked for beside it to tell which entities it shows. */
function asAsked(schema: GraphQLSchema, text: string): readonly DocumentNode[] {
  const document = parse(text);
  return [document, withAdditions(schema, document)];
}

interface PagesAndQueries {
  readonly library: QueryLibrary;
  readonly schema: GraphQLSchema;
  readonly catalogue: Catalogue;
  /** The folder of the project. */
  readonly root: string;
}

/** What runs where only saved queries do: these, what this program's own pages ask, and what the schema is. */
export class AllowedDocuments {
  readonly #library: QueryLibrary;
  readonly #schema: GraphQLSchema;
  readonly #known: ReadonlySet<string>;

  private constructor(library: QueryLibrary, schema: GraphQLSchema, known: readonly DocumentNode[]) {
    this.#library = library;
    this.#schema = schema;
    this.#known = new Set(known.map(meaningOf));
  }

  static async of({ library, schema, catalogue, root }: PagesAndQueries): Promise<AllowedDocuments> {
    const shipped = library.shipped.flatMap((it) => asAsked(schema, it.document));
    return new AllowedDocuments(library, schema, [...shipped, ...(await askedByPages(root)), ...askedByExplorer(catalogue)]);
  }

  /** Throws `FORBIDDEN` for the text of any other query. */
  async require(text: unknown): Promise<void> {
    if (typeof text === "string" && (await this.#allows(text))) return;
    throw new AtlasError("FORBIDDEN", "Only saved queries run here: name one by `documentId`, of those that GET /q lists.");
  }

  async #allows(text: string): Promise<boolean> {
    const document = parsed(text);
    if (document && (asksSchema(document) || (await this.#isKnown(document)))) return true;
    return (await this.#library.findByHash(documentHash(text))) !== null;
  }

  async #isKnown(document: DocumentNode): Promise<boolean> {
    const meaning = meaningOf(document);
    if (this.#known.has(meaning)) return true;
    // The library finds a text by its letters; with additions it has others.
    if (!meaning.includes(added.id)) return false;
    return (await this.#library.all()).some((it) => asAsked(this.#schema, it.document).map(meaningOf).includes(meaning));
  }
}
