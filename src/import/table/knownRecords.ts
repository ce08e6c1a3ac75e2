import type { Catalogue } from "../../catalogue/catalogue.js";
import { parseValues } from "../../catalogue/stored.js";
import type { Database } from "../../database/database.js";
import { nameOfReference, recordId } from "../load/identity.js";
import { knownRecords } from "../load/knownRecords.js";
import type { StoredStatement } from "../load/storedRecord.js";
import type { SourceRecord, StatedRelationship } from "../sourceRecord.js";

/** What the graph has of the records of a source. */
export interface KnownRecords {
  /** By key; those that the graph does not have are left out. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, Pick<SourceRecord, "kind" | "values" | "relationships">>>;
  /** The same for two statements of one relationship, however the other entity is told. */
  identify(kind: string, relationship: StatedRelationship): string;
}

/** The other entity as the record stated it, as far as its id tells. */
function restated(source: string, { type, direction, other, otherKind, name, values }: StoredStatement): StatedRelationship {
  const key = other.startsWith(`${source}:`) ? { key: other.slice(source.length + 1) } : { id: other };
  return { type, direction, other: { kind: otherKind, ...key, ...(name ? { name } : {}) }, ...(values ? { values } : {}) };
}

/** What a source said before, where only a part of its rows is read again. */
export function recordsOf(database: Database, catalogue: Catalogue, source: string): KnownRecords {
  return {
    async read(keys) {
      const stored = await knownRecords(
        database,
        keys.map((it) => recordId(source, it)),
      );
      const present = [...stored.values()].filter((it) => it.goneSince === null);
      return new Map(
        present.map(({ key, kind, values, relationships }) => [
          key,
          { kind, values, relationships: relationships.map((it) => restated(source, it)) },
        ]),
      );
    },
    identify(kind, { type, direction, other, values = {} }) {
      const kinds = direction === "OUT" ? [kind, other.kind] : [other.kind, kind];
      const spec = catalogue.relationships.find(
        (it) =>
          it.type === type && it.from.kinds.some(({ name }) => name === kinds[0]) && it.to.kinds.some(({ name }) => name === kinds[1]),
      );
      const parsed = spec ? parseValues(spec, values).values : values;
      const telling = [...(spec?.identity ?? []), "since"].map((it) => parsed[it] ?? null);
      try {
        return JSON.stringify([type, direction, nameOfReference(catalogue.kind(other.kind), source, other), telling]);
      } catch {
        // A reference that means nothing is told of when the record is checked.
        return JSON.stringify([type, direction, other, telling]);
      }
    },
  };
}
