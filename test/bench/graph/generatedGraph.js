import { join } from "node:path";
import { parseValues } from "../../../.build/catalogue/stored.js";
import { ror } from "../../../.build/catalogue/values/identifier.js";
import { formatVersion } from "../../../.build/cypher/graphSummary.js";
import { researchGraph } from "../../../.build/graph/researchGraph.js";
import { relationshipId } from "../../../.build/import/load/statedRelationships.js";
import { readRor } from "../../../.build/import/ror/readRor.js";
import { randomFor } from "../../../.build/import/synthetic/randomFor.js";
import { awardOf, projectOf, researcherOf } from "./generatedEntities.js";
import { relationshipsOf } from "./generatedRelationships.js";

const seed = 20_261_127;
const pageSize = 5_000;
const moment = "2026-11-27T00:00:00.000Z";

/** How many there are of what is generated, for a graph of about so many nodes: real institutions, and three kinds of things made up. */
export const sizesOf = (nodes) => {
  const part = Math.min(1, nodes / 1_000_000);
  const more = Math.max(1, nodes / 1_000_000);
  return {
    institutions: Math.round(51_370 * part),
    researchers: Math.round(600_000 * part * more),
    projects: Math.round(200_000 * part * more),
    fundings: Math.round(200_000 * part * more),
  };
};

async function* pages(rows) {
  let page = [];
  for await (const row of rows) {
    page.push(row);
    if (page.length === pageSize) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}

function entity(kind, id, given) {
  const { values, violations } = parseValues(kind, { ...given, createdAt: moment, updatedAt: moment });
  if (violations.length > 0) throw new Error(`${kind.name} ${id}: ${violations[0].property}: ${violations[0].message}`);
  return { id, kind: kind.name, values: { ...values, stub: false }, records: null };
}

/** The register states its identifiers as addresses. */
const idOf = (address) => `ror:${ror.normalise(address)}`;

/** The first institutions of the register's file, with what they state of each other. */
async function readInstitutions(root, count) {
  const kind = researchGraph.kind("Institution");
  const institutions = [];
  for await (const { record } of readRor(join(root, "seeds", "ror", "ror-records.jsonl.gz")).readings) {
    if (institutions.length === count) break;
    const id = idOf(record.values.ror);
    const stated = record.relationships.map((it) => ({ ...it, other: idOf(it.other.identifiers.ror) }));
    institutions.push({ ...entity(kind, id, record.values), stated });
  }
  return institutions;
}

/** A graph of about so many nodes, made of real institutions and of people, projects and money made up; the same in every run. */
export async function generatedGraph(root, nodes) {
  const sizes = sizesOf(nodes);
  const institutions = await readInstitutions(root, sizes.institutions);
  const random = (purpose) => randomFor(seed, purpose);
  const made = {
    Researcher: [sizes.researchers, researcherOf],
    Project: [sizes.projects, projectOf],
    Funding: [sizes.fundings, awardOf],
  };
  async function* entities(kind) {
    if (kind.name === "Institution") yield* institutions;
    const [count, make] = made[kind.name] ?? [0];
    for (let number = 0; number < count; number++) {
      const { id, ...given } = make(number, random(`${kind.name}/${number}`));
      yield entity(kind, id, given);
    }
  }
  async function* relationships(type) {
    const seen = new Set();
    for (const { from, fromKind, to, toKind, values = {} } of relationshipsOf(type, { institutions, sizes, random })) {
      const joins = (it) => it.from.kinds.some((kind) => kind.name === fromKind) && it.to.kinds.some((kind) => kind.name === toKind);
      const spec = researchGraph.relationships.find((it) => it.type === type && joins(it));
      const id = relationshipId(spec, from, to, values);
      if (seen.has(id) || from === to) continue;
      seen.add(id);
      yield { id, type, from, fromKind, to, toKind, values: { ...values, id }, records: null };
    }
  }
  async function* nothing() {}
  return {
    catalogue: researchGraph,
    whole: true,
    sources: async () => [],
    entities: (kind) => pages(entities(kind)),
    relationships: (type) => pages(relationships(type)),
    records: nothing,
    exchangeRates: nothing,
    graph: async () => ({ id: "graph", formatVersion, loadedAt: moment, filled: true }),
  };
}
