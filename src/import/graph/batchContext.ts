import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Statement } from "../../cypher/statement.js";
import type { Database } from "../../database/database.js";
import type { GraphLine, Tell } from "./graphLine.js";

/** What the check of a batch needs. */
export interface BatchContext {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly tell: Tell;
  /** Whether an import that was broken off goes on: what is there already is then left as it is. */
  readonly resumed: boolean;
}

/** Checks lines of one sort, tells everything that is wrong, and makes the statements that write what is not there yet. */
export type CheckBatch = (context: BatchContext, lines: readonly GraphLine[]) => Promise<readonly Statement[]>;

/** The lines whose ids are not taken; an id that comes a second time is told. */
export function freshLines({ tell, resumed }: BatchContext, lines: readonly GraphLine[], known: ReadonlySet<string>): readonly GraphLine[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    const id = line.fields["id"] as string;
    const twice = seen.has(id) || (known.has(id) && !resumed);
    if (twice) tell(line, `id: expected each once, got ${id} again`);
    seen.add(id);
    return !twice && !known.has(id);
  });
}
