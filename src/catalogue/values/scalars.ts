import { GraphQLError, type GraphQLScalarType, GraphQLScalarType as Scalar, type ValueNode, valueFromASTUntyped } from "graphql";
import { GraphQLCountryCode } from "graphql-scalars";
import { Float, ID, Int } from "type-graphql";
import { plainValue, unexpected } from "../valueType.js";

/** A scalar given and shown as text of one form. */
export function textScalar(name: string, description: string, check: (value: unknown) => string): GraphQLScalarType {
  const parse = (value: unknown): string => {
    try {
      return check(value);
    } catch (error) {
      throw new GraphQLError(`${name}: ${(error as Error).message}.`);
    }
  };
  return new Scalar({
    name,
    description,
    serialize: String,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(valueFromASTUntyped(node)),
  });
}

/** A whole number, such as a year. */
export const int = plainValue<number>({
  name: "Int",
  fieldType: () => Int,
  column: "integer",
  filter: "comparable",
  ordered: true,
  parse: (value) => {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof number !== "number" || !Number.isInteger(number) || Math.abs(number) > 2_147_483_647)
      throw unexpected("a whole number", value);
    return number;
  },
});

/** A number that need not be whole. */
export const float = plainValue<number>({
  name: "Float",
  fieldType: () => Float,
  column: "float",
  filter: "comparable",
  ordered: true,
  parse: (value) => {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof number !== "number" || !Number.isFinite(number)) throw unexpected("a number", value);
    return number;
  },
});

export const bool = plainValue<boolean>({
  name: "Boolean",
  fieldType: () => Boolean,
  column: "boolean",
  filter: "scalar",
  ordered: false,
  parse: (value) => {
    if (typeof value !== "boolean") throw unexpected("true or false", value);
    return value;
  },
});

function viaScalar(scalar: GraphQLScalarType, what: string): (value: unknown) => string {
  return (value) => {
    try {
      return String(scalar.parseValue(value));
    } catch (error) {
      throw Object.assign(unexpected(what, value), { cause: error });
    }
  };
}

/** A code of ISO 3166-1, taken in either case. */
export const CountryScalar = textScalar("CountryCode", "A country by its ISO 3166-1 code of two letters: `CN`, `US`.", (value) => {
  if (typeof value !== "string") throw unexpected("a country code of two letters (ISO 3166-1)", value);
  return viaScalar(GraphQLCountryCode, "a country code of two letters (ISO 3166-1)")(value.trim().toUpperCase());
});

/** ISO 3166-1 alpha-2. */
export const country = plainValue<string>({
  name: "Country",
  fieldType: () => CountryScalar,
  column: "text",
  filter: "scalar",
  ordered: true,
  parse: viaScalar(CountryScalar, "a country code of two letters (ISO 3166-1)"),
});

const currencies = new Set(Intl.supportedValuesOf("currency"));

/** A code of ISO 4217, taken as `CNY` and as `"CNY"`. */
export const CurrencyScalar = textScalar("Currency", "A currency by its ISO 4217 code: `CNY`, `USD`.", (value) => {
  if (typeof value !== "string" || !currencies.has(value)) throw unexpected("a currency code of three letters (ISO 4217)", value);
  return value;
});

/** ISO 4217. */
export const currency = plainValue<string>({
  name: "Currency",
  fieldType: () => CurrencyScalar,
  column: "text",
  filter: "scalar",
  ordered: true,
  parse: viaScalar(CurrencyScalar, "a currency code of three letters (ISO 4217)"),
});

/** The longest code or identifier, in characters. */
export const longestCode = 2000;

/** Text compared as it stands, letter by letter: a code, a notation, an address. */
export const code = plainValue<string>({
  name: "Code",
  fieldType: () => String,
  column: "text",
  filter: "scalar",
  ordered: true,
  parse: (value) => {
    if (typeof value !== "string" || value.trim() === "" || value.length > longestCode)
      throw unexpected("a text of 1 to 2,000 characters", value);
    return value.trim();
  },
});

/** The unique id of an entity. */
export const id = Object.freeze({ ...code, name: "ID", fieldType: () => ID });
