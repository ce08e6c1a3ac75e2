import type { Catalogue } from "../catalogue/catalogue.js";
import { DateScalar } from "../catalogue/values/partialDate.js";
import { type FormatName, formats } from "../export/formats.js";
import { HttpError } from "./sendError.js";

/** What of a graph is wanted, and how. */
export interface ExportRequest {
  readonly kind?: string;
  /** JSON text. */
  readonly where?: string;
  readonly around?: readonly string[];
  readonly depth: number;
  /** A full day whose relationships alone count. */
  readonly asOf?: string;
  /** The name of a saved query, or a GraphQL document. */
  readonly query?: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly format?: FormatName;
  readonly zip: boolean;
  readonly bom: boolean;
  readonly records: boolean;
}

const names = ["kind", "where", "around", "depth", "asOf", "query", "operationName", "variables", "format", "zip", "bom", "records"];

type Given = ReadonlyMap<string, readonly string[]>;

/** The parameters of an address. */
export function addressParameters(search: URLSearchParams): Given {
  return new Map([...new Set(search.keys())].map((name) => [name, search.getAll(name)]));
}

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** The parameters that a body of JSON gives, in the same words as those of an address. */
export function bodyParameters(body: unknown): Given {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new HttpError(400, "BAD_REQUEST", `Expected a JSON object with ${names.join(", ")}, got ${JSON.stringify(body)?.slice(0, 80)}.`);
  const given = Object.entries(body).filter(([, value]) => value !== null);
  return new Map(given.map(([name, value]) => [name, Array.isArray(value) ? value.map(asText) : [asText(value)]]));
}

function flag(given: Given, name: string, faults: string[]): boolean {
  const [value] = given.get(name) ?? [];
  if (value === undefined || ["0", "false"].includes(value)) return false;
  if (!["", "1", "true"].includes(value)) faults.push(`${name}: expected 1 or 0, got "${value}"`);
  return true;
}

function readVariables(text: string | undefined, faults: string[]): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    faults.push(`variables: expected a JSON object, got what is no JSON (${(error as Error).message})`);
    return {};
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  faults.push(`variables: expected a JSON object, got ${text.slice(0, 80)}`);
  return {};
}

function choice(given: Given, name: string, choices: readonly string[], faults: string[]): string | undefined {
  const [value] = given.get(name) ?? [];
  if (value !== undefined && !choices.includes(value)) faults.push(`${name}: expected one of ${choices.join(", ")}, got "${value}"`);
  return value;
}

function day(text: string | undefined, faults: string[]): string | undefined {
  try {
    return text === undefined ? undefined : (DateScalar.parseValue(text) as string);
  } catch {
    faults.push(`asOf: expected a full day as 2020-02-29, got "${text}"`);
    return undefined;
  }
}

/** What does not go together, or is not there. */
function contradictions(given: Given): readonly string[] {
  const what = ["kind", "around", "query"].filter((it) => given.has(it));
  const needs = [
    ["where", "kind"],
    ["depth", "around"],
    ["asOf", "around"],
    ["variables", "query"],
    ["operationName", "query"],
  ] as const;
  return [
    ...[...given.keys()].filter((it) => !names.includes(it)).map((it) => `${it}: there is no such parameter, only ${names.join(", ")}`),
    ...[...given]
      .filter(([name, values]) => name !== "around" && values.length > 1)
      .map(([name, values]) => `${name}: expected once, got it ${values.length} times`),
    ...(what.length > 1 ? [`${what.join(", ")}: expected one of them, got ${what.length}`] : []),
    ...needs
      .filter(([name, other]) => given.has(name) && !given.has(other))
      .map(([name, other]) => `${name}: expected ${other} beside it, got none`),
  ];
}

/** Reads the parameters of an export. Throws 400 with everything that is wrong with them. */
export function exportRequest(catalogue: Catalogue, given: Given): ExportRequest {
  const faults = [...contradictions(given)];
  const one = (name: string): string | undefined => given.get(name)?.[0];
  const depth = one("depth") ?? "1";
  if (!/^[0-9]$/.test(depth)) faults.push(`depth: expected a number from 0 to 9, got "${depth}"`);
  const asOf = day(one("asOf"), faults);
  const kind = choice(
    given,
    "kind",
    catalogue.kinds.map((it) => it.name),
    faults,
  );
  const format = choice(given, "format", Object.keys(formats), faults) as FormatName | undefined;
  const flags = { zip: flag(given, "zip", faults), bom: flag(given, "bom", faults), records: flag(given, "records", faults) };
  const variables = readVariables(one("variables"), faults);
  if (faults.length > 0) throw new HttpError(400, "BAD_REQUEST", `${faults.join("; ")}.`);
  const around = given.get("around");
  return {
    kind,
    where: one("where"),
    around,
    depth: Number(depth),
    asOf,
    query: one("query"),
    operationName: one("operationName"),
    variables,
    format,
    ...flags,
  };
}
