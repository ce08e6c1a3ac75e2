import { print } from "graphql";
import { AtlasError, type ErrorCode, errorCatalogue } from "../../errors.js";
import { added, type PagedDocument } from "./pagedDocument.js";

/** What GraphQL answers. */
export interface OperationAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** Runs a document as any caller's, with the same limits. */
export type Execute = (request: {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
}) => Promise<OperationAnswer>;

export interface Asked {
  readonly execute: Execute;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Entities a page at first; fewer where that costs too much. */
const largestPage = 500;

const codeOf = (code: unknown): ErrorCode => (typeof code === "string" && code in errorCatalogue ? (code as ErrorCode) : "INTERNAL");

/** The data of an answer. Throws an `AtlasError` with all that it tells as wrong. */
export function dataOf({ data, errors = [] }: OperationAnswer): Readonly<Record<string, unknown>> {
  if (errors.length === 0 && data) return data;
  throw new AtlasError(codeOf(errors[0]?.extensions?.["code"]), errors.map((it) => it.message).join("\n") || "The query has no answer.");
}

/** The pages of the answer, one after the other, each asked for when the one before was taken. */
export async function* askedPages({ document, paged }: PagedDocument, asked: Asked): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const query = print(document);
  const { execute, operationName } = asked;
  const ask = async (more: Readonly<Record<string, unknown>>) =>
    dataOf(await execute({ query, ...(operationName ? { operationName } : {}), variables: { ...asked.variables, ...more } }));
  if (paged === null) {
    yield await ask({});
    return;
  }
  let size = largestPage;
  for (let after: string | null = null; ; ) {
    let data: Readonly<Record<string, unknown>>;
    try {
      data = await ask({ [added.first]: size, [added.after]: after });
    } catch (error) {
      if (!(error instanceof AtlasError) || error.code !== "QUERY_TOO_EXPENSIVE" || size === 1) throw error;
      size = Math.ceil(size / 4);
      continue;
    }
    yield data;
    const list = data[paged] as Readonly<Record<string, { readonly endCursor: string | null; readonly hasNextPage: boolean }>> | null;
    const page = list?.[added.page];
    if (!page?.hasNextPage) return;
    after = page.endCursor;
  }
}
