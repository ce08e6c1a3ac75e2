import type { Catalogue } from "./catalogue/catalogue.js";
import { constraintStatements } from "./cypher/constraints.js";
import { researchGraph } from "./graph/researchGraph.js";
import { buildSchema, schemaText } from "./graphql/schema/buildSchema.js";
import { publishedSchema } from "./import/table/publishedSchema.js";

/** The types of relationships that hold alike in both directions, for pages that draw them. */
const symmetricTypes = ({ types, relationships }: Catalogue): readonly string[] =>
  types.filter((type) => relationships.filter((it) => it.type === type).every((it) => it.symmetric));

/** The committed texts under `schema/` by file name, as the catalogue gives them now. */
export function schemaFiles(): Readonly<Record<string, string>> {
  return {
    "schema.graphql": schemaText(buildSchema(researchGraph)),
    "constraints.cypher": `${constraintStatements(researchGraph).join(";\n")};\n`,
    "symmetric.json": `${JSON.stringify(symmetricTypes(researchGraph))}\n`,
    "mapping.schema.json": `${JSON.stringify(publishedSchema(researchGraph), null, 2)}\n`,
  };
}
