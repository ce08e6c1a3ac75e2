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
    if (before === undefined) operations.set(name, "ran once");
    if (before === "ran once") operations.set(name, compileOperation(schema, compiling, document, operationName));
    const run = operations.get(name);
    if (typeof run === "function") return (await run(context, request.variables ?? {})) as Awaited<ReturnType<Executor>>;
    const variableValues = request.variables ?? {};
    return (await execute({ schema, document, operationName: operationName ?? null, contextValue: context, variableValues })) as Awaited<
      ReturnType<Executor>
    >;
  };
}
