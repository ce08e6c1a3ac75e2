import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { Schema } from "../../../src/import/table/mappingSchema.js";
import { publishedSchema } from "../../../src/import/table/publishedSchema.js";
import { suggestMapping } from "../../../src/import/table/suggest/suggestMapping.js";
import { catalogue } from "./mappingFile.js";

const schema = publishedSchema(catalogue);

type Map = Readonly<Record<string, unknown>>;

const typeOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

/** What a JSON Schema finds wrong with a value, as an editor does. */
function faults(value: unknown, given: Schema, where = ""): readonly string[] {
  const it = given.$ref ? { ...schema.$defs![given.$ref.replace("#/$defs/", "")]!, ...given, $ref: undefined } : given;
  const found: string[] = [];
  if (it.type !== undefined && ![it.type].flat().includes(typeOf(value))) found.push(`${where}: ${typeOf(value)}`);
  if (it.enum && !it.enum.includes(value)) found.push(`${where}: ${JSON.stringify(value)}`);
  if (it.const !== undefined && it.const !== value) found.push(`${where}: ${JSON.stringify(value)}`);
  if (it.pattern && typeof value === "string" && !new RegExp(it.pattern, "u").test(value)) found.push(`${where}: ${value}`);
  if (it.anyOf?.every((one) => faults(value, one).length > 0)) found.push(`${where}: none fits`);
  for (const one of it.allOf ?? []) if (!one.if || faults(value, one.if).length === 0) found.push(...faults(value, one.then ?? one, where));
  if (typeOf(value) === "array")
    (value as unknown[]).forEach((item, at) => void found.push(...faults(item, it.items ?? {}, `${where}/${at}`)));
  if (typeOf(value) !== "object") return [...new Set(found)];
  for (const name of it.required ?? []) if (!(name in (value as Map))) found.push(`${where}: no ${name}`);
  for (const [name, inner] of Object.entries(value as Map)) {
    const known = it.properties?.[name];
    if (known) found.push(...faults(inner, known, `${where}/${name}`));
    else if (it.additionalProperties === false) found.push(`${where}: ${name}`);
    else if (typeof it.additionalProperties === "object") found.push(...faults(inner, it.additionalProperties, `${where}/${name}`));
  }
  return [...new Set(found)];
}

const shipped = async (folder: string): Promise<unknown> => parse(await readFile(`seeds/${folder}/tables.yaml`, "utf8"));

describe("The published form of mappings", () => {
  test.each(["osg", "nsf"])("takes the shipped mapping of %s, which names it for editors", async (folder) => {
    expect(faults(await shipped(folder), schema)).toEqual([]);
    expect((await readFile(`seeds/${folder}/tables.yaml`, "utf8")).split("\n")[0]).toBe(
      "# yaml-language-server: $schema=../../schema/mapping.schema.json",
    );
  });

  test("takes a suggested mapping", async () => {
    expect(faults(parse(await suggestMapping("seeds/nsf/awards-fy2026.csv", catalogue)), schema)).toEqual([]);
  });

  test("knows the kinds, properties, closed lists, relationships and identifiers of the catalogue", () => {
    const record = (it: object) => faults({ kind: "Funding", key: "{id}", values: {}, ...it }, { $ref: "#/$defs/record" });
    expect(
      record({ values: { type: "GRANT", amount: { from: "{a}", money: "USD" }, start: { from: "{b}", date: "MM/DD/YYYY" } } }),
    ).toEqual([]);
    expect(record({ kind: "Planet" })).toEqual(['/kind: "Planet"']);
    expect(record({ values: { colour: "red" } })).toEqual(["/values: colour"]);
    expect(record({ values: { id: "x" } })).toEqual(["/values: id"]);
    expect(record({ values: { start: { from: "{b}", date: "MM/DD" } } })).toEqual(["/values/start/date: MM/DD"]);
    expect(record({ values: { amount: { from: "{b}", money: "dollars" } } })).toEqual(["/values/amount/money: dollars"]);
    const relationship = (it: object) =>
      faults({ type: "AWARDED_TO", direction: "OUT", other: { kind: "Institution", key: "{b}" }, ...it }, { $ref: "#/$defs/relationship" });
    expect(relationship({ values: { share: 0.5 }, other: { kind: "Institution", identifiers: { ror: "{b}" } } })).toEqual([]);
    expect(relationship({ type: "LIKES" })).toEqual(['/type: "LIKES"']);
    expect(relationship({ values: { weight: 1 } })).toEqual(["/values: weight"]);
    expect(relationship({ other: { kind: "Institution", identifiers: { orcid: "{b}" } } })).toEqual(["/other/identifiers: orcid"]);
  });
});
