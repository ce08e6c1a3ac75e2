import { mendCopies, wrongCopies } from "../../cypher/writes/copyWrites.js";
import { integer } from "../../database/integer.js";
import { type CheckContext, fault, mend, pageSize } from "./checkContext.js";

/** Checks what relationships hold of the entities at their ends so that lists are read in order; last, since entities may be mended before. */
export async function checkCopies(context: CheckContext): Promise<void> {
  const { database, catalogue } = context;
  for (const type of catalogue.types) {
    for (let after = ""; ; ) {
      const statement = wrongCopies(catalogue, type, after, integer(pageSize));
      const rows = statement ? (await database.read(statement)).rows : [];
      const wrong = rows.filter((it) => (it[1] as readonly string[]).length > 0);
      for (const [id, names] of wrong) fault(context, "copy at a relationship", `${String(id)} (${(names as string[]).join(", ")})`, true);
      if (wrong.length > 0)
        await mend(context, [
          mendCopies(
            catalogue,
            type,
            wrong.map((it) => it[0] as string),
          ),
        ]);
      if (rows.length < pageSize) break;
      after = rows.at(-1)![0] as string;
    }
  }
}
