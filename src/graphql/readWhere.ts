import { coerceInputValue, type GraphQLInputType, type GraphQLSchema } from "graphql";
import type { KindSpec } from "../catalogue/kind.js";
import type { Where } from "../cypher/filter.js";
import { AtlasError } from "../errors.js";

/** Reads a filter on entities of a kind from JSON text, as GraphQL takes it in a variable. Throws `BAD_USER_INPUT` with everything that is wrong. */
export function readWhere(schema: GraphQLSchema, kind: KindSpec, text: string): Where {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new AtlasError(
      "BAD_USER_INPUT",
      `Expected a filter as JSON such as {"name": {"contains": "Lab"}}, got ${text.slice(0, 200)}: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
  const faults: string[] = [];
  const type = schema.getType(`${kind.name}Filter`) as GraphQLInputType;
  const where: unknown = coerceInputValue(given, type, (path, _value, error) => {
    faults.push(`${["where", ...path].join(".")}: ${error.message}`);
  });
  if (faults.length === 0 && where !== null && where !== undefined) return where as Where;
  throw new AtlasError(
    "BAD_USER_INPUT",
    `The filter on ${kind.plural} does not fit: ${faults.join(" ") || "expected an object, got null."}`,
  );
}
