import { Location } from "../catalogue/values/locations.js";
import { Money } from "../catalogue/values/money.js";
import { Name } from "../catalogue/values/names.js";
import type { ExportedFile } from "./exportedFile.js";
import type { ExportedEntity, ExportedRelationship, ExportOptions, GraphContent, SourceCredit } from "./graphContent.js";
import { identifierAddresses, kindTerms, ownTerms, ownVocabulary, propertyTerms, relationshipTerms } from "./linkedTerms.js";
import { mediaTypes } from "./mediaTypes.js";

const iri = (id: string): string => `urn:research-atlas:${encodeURIComponent(id)}`;
const relationshipIri = (id: string): string => `urn:research-atlas:relationship:${encodeURIComponent(id)}`;

const context = Object.freeze({
  "@vocab": ownVocabulary,
  schema: "https://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  from: { "@id": `${ownVocabulary}from`, "@type": "@id" },
  to: { "@id": `${ownVocabulary}to`, "@type": "@id" },
  ...propertyTerms,
  website: { "@id": "schema:url", "@type": "@id" },
  url: { "@id": "schema:url", "@type": "@id" },
  ...Object.fromEntries(Object.entries(ownTerms).map(([kind, terms]) => [kind, { "@id": `${ownVocabulary}${kind}`, "@context": terms }])),
});

function linkedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(linkedValue);
  if (value instanceof Money) return { "@type": "schema:MonetaryAmount", "schema:value": value.amount, "schema:currency": value.currency };
  if (value instanceof Name) return { "@value": value.value, ...(value.language ? { "@language": value.language } : {}) };
  if (value instanceof Location) {
    const { country, region, city, latitude, longitude, geonames } = value;
    const place = {
      "@type": "schema:Place",
      "schema:addressCountry": country,
      "schema:addressRegion": region,
      "schema:addressLocality": city,
      "schema:latitude": latitude,
      "schema:longitude": longitude,
      "schema:sameAs": geonames ? { "@id": `https://sws.geonames.org/${geonames}/` } : null,
    };
    return Object.fromEntries(Object.entries(place).filter(([, it]) => it !== null));
  }
  return value;
}

/** The properties of something, names as alternate ones. */
function linkedValues(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, it]) => (name === "names" ? ["schema:alternateName", linkedValue(it)] : [name, linkedValue(it)])),
  );
}

function sameAs(values: Readonly<Record<string, unknown>>): readonly object[] {
  return Object.entries(identifierAddresses).flatMap(([name, address]) =>
    [values[name] ?? []].flat().map((it) => ({ "@id": `${address}${String(it).replaceAll(" ", "")}` })),
  );
}

function entityNode({ id, kind, values }: ExportedEntity): object {
  const same = sameAs(values);
  const type = kindTerms[kind] ? [kindTerms[kind], kind] : kind;
  return { "@id": iri(id), "@type": type, ...linkedValues(values), ...(same.length > 0 ? { "schema:sameAs": same } : {}) };
}

/** A relationship as a thing of its own, for what it holds, and where a vocabulary has a term for it that too. */
function relationshipNodes({ id, type, from, fromKind, to, values }: ExportedRelationship): readonly object[] {
  const own = { "@id": relationshipIri(id), "@type": type, from: iri(from), to: iri(to), ...linkedValues(values) };
  const known = relationshipTerms[`${type} ${fromKind}`];
  if (!known) return [own];
  const [start, end] = known.inverse ? [to, from] : [from, to];
  return [own, { "@id": iri(start), [known.term]: { "@id": iri(end) } }];
}

function datasetNode(sources: readonly SourceCredit[]): object {
  return {
    "@id": "urn:research-atlas:export",
    "@type": "schema:Dataset",
    "schema:name": "Research Atlas",
    "schema:license": [...new Set(sources.map((it) => it.licence).filter((it) => it !== null))],
    "schema:isBasedOn": sources.map(({ id, name, url, licence, publisher }) => ({
      "@id": iri(id),
      "@type": "schema:Dataset",
      "schema:name": name,
      ...(url ? { "schema:url": { "@id": url } } : {}),
      ...(licence ? { "schema:license": licence } : {}),
      ...(publisher ? { "schema:publisher": publisher } : {}),
    })),
  };
}

async function* writeLinked(content: GraphContent): AsyncGenerator<string> {
  const { catalogue } = content;
  const text = (nodes: readonly object[]): string => nodes.map((it) => `,\n${JSON.stringify(it)}`).join("");
  yield `{"@context": ${JSON.stringify(context)},\n"@graph": [\n${JSON.stringify(datasetNode(await content.sources()))}`;
  for (const kind of catalogue.kinds) for await (const page of content.entities(kind)) yield text(page.map(entityNode));
  for (const type of catalogue.types) for await (const page of content.relationships(type)) yield text(page.flatMap(relationshipNodes));
  yield "\n]}\n";
}

/** One entity as JSON-LD that stands by itself. */
export const linkedEntity = (entity: ExportedEntity): object => ({ "@context": context, ...entityNode(entity) });

/** JSON-LD: one context, then a node each, the sources with their licences first. */
export async function* jsonldFormat(content: GraphContent, _options: ExportOptions): AsyncGenerator<ExportedFile> {
  yield { name: "graph.jsonld", mediaType: mediaTypes.jsonld, text: writeLinked(content) };
}
