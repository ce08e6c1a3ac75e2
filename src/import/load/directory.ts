import type { Catalogue } from "../../catalogue/catalogue.js";
import type { KindSpec } from "../../catalogue/kind.js";
import { entitiesByCuratedId, entitiesById, entitiesByIdentifier, entitiesByRecord } from "../../cypher/writes/entityLookups.js";
import { identifierOfName, recordOfName } from "./identity.js";
import type { LoadContext } from "./loadContext.js";
import type { LoadMemory } from "./loadMemory.js";

/** An entity that the graph has, as far as the import must know it. */
export interface KnownEntity {
  readonly id: string;
  /** Null where no label of the catalogue is on it. */
  readonly kind: string | null;
  readonly stub: boolean;
  readonly name: string;
  /** The records that describe it; of a stub, the record that names it. */
  readonly records: readonly string[];
  /** How many properties it has in the graph. */
  readonly properties: number;
}

/** The entities that the graph has, by every name under which they were asked for, and by id. */
export interface Directory {
  readonly named: Map<string, KnownEntity>;
  readonly byId: Map<string, KnownEntity>;
  /** Every name that was asked for, found or not. */
  readonly asked: ReadonlySet<string>;
}

/** A name and the kind that it is expected to be. */
export interface Asked {
  readonly name: string;
  readonly kind: KindSpec;
}

/** An entity from a row of a look-up. */
export function knownEntity(catalogue: Catalogue, [, id, labels, stub, name, records, properties]: readonly unknown[]): KnownEntity {
  const kind = catalogue.kinds.find((it) => (labels as string[]).includes(it.name));
  return {
    id: id as string,
    kind: kind?.name ?? null,
    stub: stub === true,
    name: (name as string | null) ?? (id as string),
    records: (records as string[] | null) ?? [],
    properties: properties as number,
  };
}

interface Question {
  readonly statement: ReturnType<typeof entitiesById>;
  /** The name that was meant by what was asked. */
  readonly nameOf: ReadonlyMap<string, string>;
}

function identifierQuestions(asked: readonly Asked[]): readonly Question[] {
  const questions = new Map<string, { kind: string; property: string; nameOf: Map<string, string> }>();
  for (const { name, kind } of asked) {
    const known = identifierOfName(kind, name);
    if (!known) continue;
    const key = `${kind.name}.${known.property.name}`;
    const question = questions.get(key) ?? { kind: kind.name, property: known.property.name, nameOf: new Map() };
    question.nameOf.set(known.value, name);
    questions.set(key, question);
  }
  return [...questions.values()].map(({ kind, property, nameOf }) => ({
    statement: entitiesByIdentifier(kind, property, [...nameOf.keys()]),
    nameOf,
  }));
}

const idQuestion = (names: readonly string[]): Question => ({
  statement: entitiesById(names),
  nameOf: new Map(names.map((it) => [it, it])),
});

function looseQuestions(asked: readonly Asked[]): readonly Question[] {
  const names = [...new Set(asked.filter((it) => !identifierOfName(it.kind, it.name)).map((it) => it.name))];
  if (names.length === 0) return [];
  const ofRecords = new Map(names.flatMap((name) => (recordOfName(name) ? [[recordOfName(name)!, name] as const] : [])));
  const byId = idQuestion(names);
  return [
    byId,
    { statement: entitiesByCuratedId(names), nameOf: byId.nameOf },
    ...(ofRecords.size > 0 ? [{ statement: entitiesByRecord([...ofRecords.keys()]), nameOf: ofRecords }] : []),
  ];
}

/** Enters what is remembered, and returns what is left to be asked for: a name that is asked for as of two kinds as a whole or not at all. */
function recall(directory: Directory, asked: readonly Asked[], memory: LoadMemory): readonly Asked[] {
  const unknown = new Set(asked.filter((it) => !memory.entity(it.name, it.kind.name)).map((it) => it.name));
  for (const { name, kind } of asked) {
    if (unknown.has(name)) continue;
    const entity = memory.entity(name, kind.name)!;
    directory.named.set(name, entity);
    directory.byId.set(entity.id, entity);
  }
  return asked.filter((it) => unknown.has(it.name));
}

/** Looks up what the graph has under the given names: ids, strong identifiers, curated ids, and keys of records. */
export async function lookUp(
  { database, catalogue, filter: { mayHave }, memory }: Pick<LoadContext, "database" | "catalogue" | "filter" | "memory">,
  asked: readonly Asked[],
): Promise<Directory> {
  const directory: Directory = { named: new Map(), byId: new Map(), asked: new Set(asked.map((it) => it.name)) };
  // A later answer overrules an earlier one.
  const ask = async (questions: readonly Question[]) => {
    const answers = await Promise.all(questions.map((it) => database.read(it.statement)));
    answers.forEach(({ rows }, at) => {
      for (const row of rows) {
        const entity = knownEntity(catalogue, row);
        directory.named.set(questions[at]!.nameOf.get(row[0] as string)!, entity);
        directory.byId.set(entity.id, entity);
      }
    });
  };
  const possible = recall(
    directory,
    asked.filter((it) => mayHave(it.name)),
    memory,
  );
  await ask([...looseQuestions(possible), ...identifierQuestions(possible)]);
  // What carries an identifier is surer than an id that merely looks so: that is asked for only where nothing carries it.
  const missing = new Set(
    possible.filter((it) => identifierOfName(it.kind, it.name) && !directory.named.has(it.name)).map((it) => it.name),
  );
  if (missing.size > 0) await ask([idQuestion([...missing])]);
  return directory;
}
