import { constraintStatements } from "../../cypher/constraints.js";
import { createdElement, dropStatement, isOurs, schemaElement, showIndexes } from "../../cypher/schemaElement.js";
import type { UpgradeContext, UpgradeStep } from "./upgradeContext.js";

/** Seconds for the filling of all indexes. */
const patience = 3_600;

async function run({ database, catalogue, report }: UpgradeContext): Promise<void> {
  const statements = constraintStatements(catalogue);
  const wanted = new Map(statements.map((text) => [createdElement(text).name, JSON.stringify(createdElement(text))]));
  const found = (await database.read(showIndexes)).rows.map(schemaElement).filter((it) => it !== null);
  // An index of the same name would be taken for the one that is asked for, whatever it covers.
  const old = found.filter((it) => wanted.get(it.name) !== JSON.stringify(it) && (wanted.has(it.name) || isOurs(it)));
  for (const it of old) await database.administer(dropStatement(it));
  await database.write(statements.map((text) => ({ text, parameters: {} })));
  const kept = found.length - old.length;
  report(`${old.length} indexes taken away, ${Math.max(0, statements.length - kept)} made`);
  await database.administer(`CALL db.awaitIndexes(${patience})`);
}

/** The constraints and indexes become those that the catalogue asks for; what others made under names of their own stays. */
export const renewIndexes = (from: number): UpgradeStep => ({ from, to: from + 1, what: "the constraints and indexes", run });
