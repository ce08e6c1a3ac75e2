import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, parse, print } from "graphql";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Database } from "../database/database.js";
import { AtlasError } from "../errors.js";
import { type Ground, groundOf } from "../export/answer/answerGround.js";
import type { AnswerTable } from "../export/answer/answerTable.js";
import { dataOf } from "../export/answer/askedPages.js";
import { creditsOfShown } from "../export/answer/exportAnswer.js";
import { operationTable } from "../export/answer/operationTable.js";
import { withAdditions } from "../export/answer/pagedDocument.js";
import { addShown, nothingShown, type Shown } from "../export/answer/shownEntities.js";
import type { SourceCredit } from "../export/graphContent.js";
import type { AloneAnswer } from "../graphql/executeAlone.js";
import { onlyQuery } from "./queryFaults.js";
import type { SavedQuery } from "./savedQuery.js";

/** A saved query, read and ready to be asked. */
export interface PreparedQuery {
  readonly query: SavedQuery;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The document that also asks for the ids of the entities that it shows. */
  readonly text: string;
  /** What its answers stand on. */
  readonly ground: Ground;
}

/** Reads a saved query. Throws `BAD_USER_INPUT` where the schema has changed so that it is no query any more. */
export function prepareQuery(schema: GraphQLSchema, query: SavedQuery): PreparedQuery {
  const document = parse(query.document);
  const operation = onlyQuery(document);
  if (typeof operation === "string") throw new AtlasError("BAD_USER_INPUT", `The saved query "${query.id}": ${operation}.`);
  const text = print(withAdditions(schema, document));
  return { query, document, operation, text, ground: groundOf(schema, document) };
}

/** What a saved query answers. */
export interface QueryAnswer {
  /** With the ids of what it shows beside what was asked. */
  readonly data: unknown;
  readonly shown: Shown;
  readonly table: () => AnswerTable;
  /** Of what it stands on. */
  readonly sources: readonly SourceCredit[];
}

export interface Asking {
  readonly catalogue: Catalogue;
  readonly database: Database;
  readonly schema: GraphQLSchema;
  readonly execute: (request: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> }) => Promise<AloneAnswer>;
}

/** Asks a saved query with all limits of any query. Throws an `AtlasError` with all that the answer tells as wrong. */
export async function answerQuery(
  { catalogue, database, schema, execute }: Asking,
  { text, document, operation, ground }: PreparedQuery,
  variables: Readonly<Record<string, unknown>>,
): Promise<QueryAnswer> {
  const data = dataOf(await execute({ query: text, variables }));
  const shown = nothingShown();
  addShown(data, shown);
  return {
    data,
    shown,
    // Not every form is made of rows.
    table: () => operationTable(schema, document, operation, variables),
    sources: await creditsOfShown({ database, catalogue }, shown, ground),
  };
}
