import type { Catalogue } from "../../catalogue/catalogue.js";
import type { PropertySpec } from "../../catalogue/property.js";
import { mappingSchema, type Schema } from "./mappingSchema.js";

/** What this program says itself, so that no mapping may. */
const reserved = new Set(["id", "stub", "createdAt", "updatedAt"]);

const expression: Schema = { $ref: "#/$defs/expression" };

/** The words of a closed list; nothing for other values. */
const wordsOf = ({ value }: PropertySpec): readonly string[] => (value as { readonly values?: readonly string[] }).values ?? [];

function valueSchema(property: PropertySpec): Schema {
  const { description } = property;
  const words = wordsOf(property);
  return words.length > 0 ? { description, anyOf: [{ enum: words }, expression] } : { ...expression, description };
}

const valuesSchema = (properties: readonly PropertySpec[]): Schema => ({
  type: "object",
  additionalProperties: false,
  properties: Object.fromEntries(properties.filter((it) => !reserved.has(it.name)).map((it) => [it.name, valueSchema(it)])),
});

/** What must hold beside where a property of the object has a certain value. */
const where = (name: string, value: string, properties: Readonly<Record<string, Schema>>): Schema => ({
  if: { properties: { [name]: { const: value } }, required: [name] },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema has this keyword.
  then: { properties },
});

const choice = (schema: Schema | undefined, values: readonly string[]): Schema => ({
  ...(schema?.description ? { description: schema.description } : {}),
  enum: values,
});

function recordSchema(catalogue: Catalogue, plain: Schema): Schema {
  return {
    ...plain,
    properties: {
      ...plain.properties,
      kind: choice(
        plain.properties?.["kind"],
        catalogue.kinds.map((it) => it.name),
      ),
    },
    allOf: catalogue.kinds.map((it) => where("kind", it.name, { values: { $ref: `#/$defs/values${it.name}` } })),
  };
}

function otherSchema(catalogue: Catalogue, plain: Schema): Schema {
  const identifiers = catalogue.kinds.map((kind) => {
    const strong = kind.properties.filter((it) => it.identifier === "strong");
    return where("kind", kind.name, { identifiers: valuesSchema(strong) });
  });
  return {
    ...plain,
    properties: {
      ...plain.properties,
      kind: choice(
        undefined,
        catalogue.kinds.map((it) => it.name),
      ),
    },
    allOf: identifiers,
  };
}

function relationshipSchema(catalogue: Catalogue, plain: Schema): Schema {
  const properties = { ...plain.properties, type: choice(plain.properties?.["type"], catalogue.types) };
  const valuesOf = (type: string): Schema => {
    const all = catalogue.relationships.filter((it) => it.type === type).flatMap((it) => it.properties);
    return valuesSchema([...new Map(all.map((it) => [it.name, it])).values()]);
  };
  return {
    ...plain,
    properties: { ...properties, other: otherSchema(catalogue, plain.properties!["other"]!) },
    allOf: catalogue.types.map((it) => where("type", it, { values: valuesOf(it) })),
  };
}

/** The form of a mapping to a certain graph, for editors: with its kinds, properties, types of relationships, identifiers and closed lists. */
export function publishedSchema(catalogue: Catalogue): Schema {
  const { expression, record, relationship } = mappingSchema.$defs;
  const values = catalogue.kinds.map((it) => [`values${it.name}`, valuesSchema(it.properties)] as const);
  const source = mappingSchema.properties!["source"]!;
  return {
    ...mappingSchema,
    properties: {
      ...mappingSchema.properties,
      source: { ...source, properties: { ...source.properties, values: valuesSchema(catalogue.kind("Source").properties) } },
    },
    $defs: {
      expression: expression!,
      record: recordSchema(catalogue, record!),
      relationship: relationshipSchema(catalogue, relationship!),
      ...Object.fromEntries(values),
    },
  };
}
