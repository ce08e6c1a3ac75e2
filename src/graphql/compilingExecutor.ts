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
  const known = new WeakMap<DocumentNode, Map<string, Known>>();
  return async ({ document, operationName, request, context }) => {
    const operations = known.get(document) ?? new Map<string, Known>();
    known.set(document, operations);
    const name = operationName ?? "";
    const before = operations.get(name);
    const run =
      before === undefined ? "ran once" : before === "ran once" ? compileOperation(schema, compiling, document, operationName) : before;
    operations.set(name, run);
    const variables = request.variables ?? {};
    const result =
      typeof run === "function"
        ? await run(context, variables)
        : await execute({ schema, document, operationName: operationName ?? null, contextValue: context, variableValues: variables });
    return result as Awaited<ReturnType<Executor>>;
  };
}
