import { precedences } from "../sourceRecord.js";
import { delimiters, encodings, formats } from "./format/tableFormat.js";

/** The part of JSON Schema that describes mappings. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  /** For editors; the mapping is checked against what it stands for. */
  readonly pattern?: string;
  readonly const?: unknown;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

const text = { type: "string", minLength: 1 } as const;
const ref = (name: string, description?: string): Schema => ({ $ref: `#/$defs/${name}`, ...(description ? { description } : {}) });
const named = (schema: Schema, description: string): Schema => ({ type: "object", additionalProperties: schema, description });
const list = (items: Schema, description: string): Schema => ({ type: "array", minItems: 1, items, description });
const object = (description: string, required: readonly string[], properties: Readonly<Record<string, Schema>>): Schema => ({
  type: "object",
  description,
  required,
  additionalProperties: false,
  properties,
});

const conditions = {
  each: named(ref("expression"), "Lists, for each item of which it is stated once; the item stands as a column then."),
  when: list(text, "Columns that must all hold something."),
  unless: list(text, "Columns of which none may hold anything."),
};

const form = {
  format: { enum: formats, description: "Its form, where that is not detected." },
  encoding: { enum: encodings, description: "Its encoding, where that is not detected." },
  delimiter: { enum: Object.keys(delimiters), description: "What stands between its cells, where that is not detected." },
};

const expression: Schema = {
  description:
    "How a value is made from a row: a text with {column} in it (nothing when such a column is empty), a number, true or false, a list of expressions, or one of from, first and object followed by steps, applied in the order written.",
  type: ["string", "number", "boolean", "array", "object"],
  items: ref("expression"),
  additionalProperties: false,
  properties: {
    from: ref("expression", "What the steps are applied to."),
    first: list(ref("expression"), "The first of these that gives anything."),
    object: named(ref("expression"), "A value of several parts, such as a place."),
    split: { ...text, description: "Step: a text into the list of the parts between this separator." },
    replace: named({ type: "string" }, "Step: regular expressions and what takes the place of their matches."),
    map: named(
      { type: ["string", "number", "boolean", "null"] },
      "Step: words and what they stand for; null is nothing, a word not listed a fault.",
    ),
    lookup: { ...text, description: "Step: what this lookup has for the text, else nothing." },
    known: { ...text, description: "Step: the text itself when this lookup has it, else nothing." },
    date: {
      ...text,
      pattern: "^(?=.*YYYY)((?=.*MM)|(?!.*DD)).*$",
      description: "Step: a date in this form of YYYY, MM or MMM (Jan, January) and DD into 2017-07-20.",
    },
    decimal: { enum: ["comma"], description: "Step: a number such as 1.000,50 into 1000.50, before number and money." },
    number: { enum: [true], description: "Step: a decimal number." },
    unescape: { enum: [true], description: "Step: an escape such as \\u2013 into its character." },
    money: { ...text, pattern: "^([A-Z]{3}|.*[{].+[}].*)$", description: "Step: an amount in this currency: USD, {currency}." },
  },
};

const relationship = object("A relationship, from the record's point of view.", ["type", "direction", "other"], {
  ...conditions,
  type: { ...text, description: "A type of the catalogue: FUNDS." },
  direction: { enum: ["OUT", "IN"] },
  other: object("The other end: the first of id, key, identifiers, named and matched that gives anything.", ["kind"], {
    kind: text,
    id: { ...text, description: "An id of this graph." },
    key: { ...text, description: "The key of another record of this source." },
    identifiers: named(ref("expression"), "Strong identifiers by scheme."),
    named: object("A name, linked only when certain.", ["name"], {
      name: ref("expression"),
      country: ref("expression", "ISO 3166-1, two letters."),
      region: ref("expression", "State or province by its name."),
      proposed: ref("expression", "The ROR id that other columns lead to, to be confirmed by the name."),
      called: ref("expression", "What the source calls the proposed one elsewhere."),
    }),
    matched: object("An affiliation as papers print it, linked only when certain.", ["affiliation"], {
      affiliation: ref("expression", "Name and place in one text: {institution}, {city}, {country}."),
    }),
    name: ref("expression", "What the source calls it."),
  }),
  values: named(ref("expression"), "Own properties, since, until, confidence."),
});

const record = object("A record that each row gives.", ["kind", "key", "values"], {
  ...conditions,
  kind: { ...text, description: "A kind of the catalogue: Project." },
  key: { ...text, description: "Unique in the source: projects/{name}." },
  id: { ...text, description: "A curated id." },
  repeats: { enum: ["merge"], description: "Several rows may state it, alike; their relationships add up." },
  values: named(ref("expression"), "Values by property of the kind."),
  relationships: list(ref("relationship"), "What it is joined to."),
});

/** The form of a mapping as JSON Schema, whatever the catalogue. */
export const mappingSchema = Object.freeze({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Mapping of tables to a research graph",
  ...object("How a folder of tables is read.", ["source", "tables"], {
    source: object("The source, which becomes an entity of kind Source.", ["id", "precedence", "values"], {
      id: text,
      precedence: { enum: precedences },
      values: named({ type: ["string", "number", "boolean"] }, "Values of the kind Source."),
    }),
    lookups: named(
      list(
        object("A table that fills the lookup.", ["file", "key", "value"], {
          file: text,
          ...form,
          key: ref("expression"),
          value: ref("expression"),
        }),
        "The tables that fill it; a key with several values has none.",
      ),
      "Tables to look values up in; each may use those before it.",
    ),
    tables: list(
      object("A table.", ["file", "records"], {
        file: { ...text, description: "A file beside the mapping: CSV or TSV with a header, or JSON lines; packed by gzip or not." },
        ...form,
        columns: named(ref("expression"), "Further columns, made from those before them."),
        records: list(ref("record"), "What each row states."),
      }),
      "The tables, in order.",
    ),
  }),
  $defs: { expression, relationship, record } as Readonly<Record<string, Schema>>,
});
