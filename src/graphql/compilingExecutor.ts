import { type DocumentNode, execute, type GraphQLSchema } from "graphql";
import type { Executor } from "./apollo.js";
import { type CompiledOperation, compileOperation, compilingSchema } from "./compiledOperation.js";

/** What is known of one operation of a document: that it ran once, or how to run it; null where it cannot be compiled. */
type Known = "ran once" | CompiledOperation | null;

/**
 * Executes by graphql-js what comes for the first time and compiles what comes again: compiling costs more than running once. What is known of
 * a document goes with it, and documents are kept by Apollo.
 */
export function compilingExecutor(schema: GraphQLSchema): Executor {
  const compiling = compilingSchema(schema);
  const known = new WeakMap<DocumentNode, Map<string | null, Known>>();
  // The name is the one that was asked for: Apollo tells none where the document has no such operation, which must be refused.
  return async ({ document, request, context }) => {
    const { operationName = null, variables = {} } = request;
    const operations = known.get(document) ?? new Map<string | null, Known>();
    known.set(document, operations);
    const before = operations.get(operationName);
    const run =
      before === undefined ? "ran once" : before === "ran once" ? compileOperation(schema, compiling, document, operationName) : before;
    operations.set(operationName, run);
    const result =
      typeof run === "function"
        ? await run(context, variables)
        : await execute({ schema, document, operationName, contextValue: context, variableValues: variables });
    return result as Awaited<ReturnType<Executor>>;
  };
}
