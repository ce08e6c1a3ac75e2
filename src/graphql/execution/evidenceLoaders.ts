import type DataLoader from "dataloader";
import { evidenceOfEntities, evidenceOfRecords, evidenceWidth } from "../../cypher/evidence.js";
import { type EntityLayout, type EntityValue, entityLayout } from "../../cypher/layout.js";
import type { RequestWork } from "./requestWork.js";
import { fieldsBelow, type Selections } from "./selections.js";

/** One source's statement behind a fact. */
export interface EvidenceValue {
  readonly source: EntityValue;
  readonly record: string;
  readonly quote: string | null;
  readonly confidence: number | null;
  readonly retrieved: string | null;
  readonly goneSince: string | null;
}

const fullDay = (date: unknown): string | null => (typeof date === "string" && date.length === 10 ? date : null);

function sourceLayout(work: RequestWork, selections: Selections): EntityLayout {
  const fields = fieldsBelow(selections, "Evidence.source").get("Source") ?? [];
  return entityLayout([work.catalogue.kind("Source")], new Map([["Source", new Set([...fields, "retrieved"])]]));
}

function decode(row: readonly unknown[], layout: EntityLayout): EvidenceValue {
  const [, record, quote, confidence, goneSince] = row as [string, string, string | null, number | null, string | null];
  const source = layout.decode(row, evidenceWidth);
  return {
    source,
    record,
    quote: quote ?? null,
    confidence: confidence ?? null,
    retrieved: fullDay(source["retrieved"]),
    goneSince: goneSince ?? null,
  };
}

/** What is said about entities, by id, the most trusted first. */
export function entityEvidenceLoader(work: RequestWork, selections: Selections): DataLoader<string, readonly EvidenceValue[]> {
  return work.loader("evidence of entities", () => {
    const layout = sourceLayout(work, selections);
    return async (ids) => {
      const rows = await work.reads.read(evidenceOfEntities(layout, ids));
      const found = new Map(
        rows.map(([id, records]) => [id, (records as readonly (readonly unknown[])[]).map((it) => decode(it, layout))]),
      );
      return ids.map((it) => found.get(it) ?? []);
    };
  });
}

/** Records with their sources, by the id of the record; null where there is none. */
export function recordLoader(work: RequestWork, selections: Selections): DataLoader<string, EvidenceValue | null> {
  return work.loader("evidence of relationships", () => {
    const layout = sourceLayout(work, selections);
    return async (ids) => {
      const rows = await work.reads.read(evidenceOfRecords(layout, ids));
      const found = new Map(rows.map(([id, row]) => [id, decode(row as readonly unknown[], layout)]));
      return ids.map((it) => found.get(it) ?? null);
    };
  });
}
