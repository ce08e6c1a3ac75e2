import { unexpected } from "../../catalogue/valueType.js";

type Fields = Readonly<Record<string, unknown>>;

const isMap = (it: unknown): it is Fields => typeof it === "object" && it !== null && !Array.isArray(it);

type Form = (value: unknown, where: string) => readonly string[];

const fault = (where: string, expected: string, value: unknown): readonly string[] => [`${where}: ${unexpected(expected, value).message}`];

const text: Form = (value, where) => (typeof value === "string" ? [] : fault(where, "a text", value));
const any: Form = () => [];
const optional =
  (form: Form): Form =>
  (value, where) =>
    value === undefined || value === null ? [] : form(value, where);
const list =
  (form: Form): Form =>
  (value, where) =>
    Array.isArray(value) ? value.flatMap((it, at) => form(it, `${where}[${at}]`)) : fault(where, "a list", value);
const map =
  (forms: Readonly<Record<string, Form>>): Form =>
  (value, where) =>
    isMap(value)
      ? Object.entries(forms).flatMap(([name, form]) => form(value[name], where ? `${where}.${name}` : name))
      : fault(where || "the record", "a map", value);
const mapOf =
  (form: Form): Form =>
  (value, where) =>
    isMap(value) ? Object.entries(value).flatMap(([name, it]) => form(it, `${where}.${name}`)) : fault(where, "a map", value);

const relationships = optional(list(map({ type: text, id: text, label: optional(text) })));
const textOrList: Form = (value, where) => (typeof value === "string" ? [] : list(text)(value, where));

const v2 = map({
  id: text,
  names: list(map({ value: text, lang: optional(text), types: list(text) })),
  locations: optional(list(map({ geonames_details: optional(map({ country_code: any })) }))),
  links: optional(list(map({ type: text, value: text }))),
  domains: optional(list(text)),
  external_ids: optional(list(map({ type: text, all: list(text) }))),
  types: optional(list(text)),
  status: optional(text),
  relationships,
});

const v1 = map({
  id: text,
  name: text,
  aliases: optional(list(text)),
  acronyms: optional(list(text)),
  labels: optional(list(map({ label: text, iso639: optional(text) }))),
  country: optional(map({})),
  wikipedia_url: optional(text),
  addresses: optional(list(map({ geonames_city: optional(map({ geonames_admin1: optional(map({})) })) }))),
  links: optional(list(text)),
  external_ids: optional(mapOf(map({ all: optional(textOrList) }))),
  types: optional(list(text)),
  status: optional(text),
  relationships,
});

/** Every reason why a document has not the form of a ROR record of schema v2, which has `names`, or v1; what its values are is checked later. */
export function rorFaults(document: unknown): readonly string[] {
  if (isMap(document) && document["names"] === undefined && document["name"] === undefined)
    return ['expected a ROR record of schema v1 (with "id" and "name") or v2 (with "id" and "names"), got neither'];
  return (isMap(document) && document["names"] === undefined ? v1 : v2)(document, "");
}
