import { type DocumentNode, type GraphQLSchema, getOperationAST, type OperationDefinitionNode, parse } from "graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Database } from "../../database/database.js";
import { AtlasError } from "../../errors.js";
import { credits } from "../dataPackage.js";
import type { ExportedFile } from "../exportedFile.js";
import { type FormatName, formats } from "../formats.js";
import type { ExportOptions, SourceCredit } from "../graphContent.js";
import { mediaTypes } from "../mediaTypes.js";
import { entitiesOf } from "../partOfGraph.js";
import { allCredits, creditsOfEntities } from "../sourceCredits.js";
import { type Ground, groundOf } from "./answerGround.js";
import type { AnswerTable } from "./answerTable.js";
import { csvHeader, csvRows, jsonLineRows } from "./answerText.js";
import { askedPages, type Execute } from "./askedPages.js";
import { operationTable } from "./operationTable.js";
import { pagedDocument } from "./pagedDocument.js";
import { addShown, nothingShown, type Shown } from "./shownEntities.js";

export interface AnswerExport {
  readonly catalogue: Catalogue;
  readonly database: Database;
  readonly schema: GraphQLSchema;
  /** A GraphQL document. */
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly execute: Execute;
  /** What its files are called, without an extension. */
  readonly name: string;
}

/** The answer of a query, asked for and ready to be written. */
export interface ExportedAnswer {
  /** The sources of what is shown. All that describe anything where more than single entities is, such as sums, or where more than one page is. */
  readonly sources: readonly SourceCredit[];
  /** Where lists stand that hold only a first page, since the query leaves open which it wants; complete once all files were read. */
  readonly cut: ReadonlySet<string>;
  /** CSV and JSON lines are one flat table; the other forms hold the entities that are shown and all relationships among them. */
  readonly files: (format: FormatName, options: ExportOptions) => AsyncIterable<ExportedFile>;
}

/** Tokens above which a document is not looked at. */
const mostTokens = 20_000;

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: mostTokens });
  } catch (error) {
    throw new AtlasError("GRAPHQL_PARSE_FAILED", (error as Error).message, { cause: error });
  }
}

function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name);
  if (operation?.operation === "query") return operation;
  const expected = name === undefined ? "a document with one query, or operationName beside it" : `a query ${name} in the document`;
  throw new AtlasError("BAD_USER_INPUT", `Expected ${expected}, got none.`);
}

type Page = Readonly<Record<string, unknown>>;

async function* joined(first: Page, rest: AsyncIterator<Page>): AsyncGenerator<Page> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

async function* csv(table: AnswerTable, pages: AsyncIterable<Page>, bom: boolean): AsyncGenerator<string> {
  yield csvHeader(table, bom);
  for await (const page of pages) yield csvRows(table, page);
}

async function* jsonLines(table: AnswerTable, pages: AsyncIterable<Page>): AsyncGenerator<string> {
  for await (const page of pages) yield jsonLineRows(table, page);
}

async function* text(value: string): AsyncGenerator<string> {
  yield value;
}

/** The description of a table beside it, as CSV on the Web names and writes it, with the sources and their licences. */
function metadata(file: string, { columns }: AnswerTable, sources: readonly SourceCredit[], cut: ReadonlySet<string>): ExportedFile {
  const cutLists = cut.size > 0 ? { "research-atlas:firstPageOnly": [...cut] } : {};
  const about = { "@context": "http://www.w3.org/ns/csvw", url: file, tableSchema: { columns: columns.map((titles) => ({ titles })) } };
  return {
    name: `${file}-metadata.json`,
    mediaType: mediaTypes.json,
    text: text(`${JSON.stringify({ ...about, ...cutLists, ...credits(sources) }, null, 2)}\n`),
  };
}

/** The sources of what an answer stands on; all that describe anything where more than the shown entities does. */
export async function creditsOfShown(
  { database, catalogue }: Pick<AnswerExport, "database" | "catalogue">,
  { ids }: Shown,
  ground: Ground,
): Promise<readonly SourceCredit[]> {
  if (ground === "rates") return allCredits(database);
  return ids.size === 0 || ground === "entities" ? creditsOfEntities(database) : entitiesOf(database, catalogue, [...ids]).sources();
}

/**
 * Asks a query, whose limits are those of any query, and gives its answer as files, read page by page. A root connection that leaves open
 * which page it wants is read to its end. Throws what a query throws, before any file is begun.
 */
export async function exportAnswer(asked: AnswerExport): Promise<ExportedAnswer> {
  const { schema, query, operationName, variables, name, database, catalogue } = asked;
  const document = parsed(query);
  const operation = operationOf(document, operationName);
  const whole = pagedDocument(schema, document, operation);
  // The first page comes before all else: asking for it validates the document.
  const pages = askedPages(whole, asked);
  const { value: first } = (await pages.next()) as { value: Page };
  const table = operationTable(schema, document, operation, variables);
  const second = whole.paged === null ? null : await pages.next();
  const shown = nothingShown();
  addShown(first, shown);
  const more = second !== null && !second.done;
  const ground = groundOf(schema, whole.document);
  const sources = await creditsOfShown(asked, shown, more && ground === "shown" ? "entities" : ground);
  async function* all(): AsyncGenerator<Page> {
    yield first;
    if (!second || second.done) return;
    for await (const page of joined(second.value, pages)) {
      addShown(page, shown);
      yield page;
    }
  }
  async function* files(format: FormatName, options: ExportOptions): AsyncGenerator<ExportedFile> {
    const { mediaType, extension, write } = formats[format];
    const file = `${name}.${extension}`;
    if (format === "csv") yield { name: file, mediaType, text: csv(table, all(), options.bom === true) };
    else if (format === "jsonl") yield { name: file, mediaType, text: jsonLines(table, all()) };
    else {
      // Reading the pages is what tells which entities they show.
      for await (const _ of all());
      yield* write(entitiesOf(database, catalogue, [...shown.ids]), options);
      return;
    }
    yield metadata(file, table, sources, shown.cut);
  }
  return { sources, cut: shown.cut, files };
}
