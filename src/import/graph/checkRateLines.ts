import { createExchangeRates } from "../../cypher/writes/exchangeRateWrites.js";
import { exchangeRatesById } from "../../cypher/writes/graphImport.js";
import { quotations } from "../rates/exchangeRate.js";
import { type CheckBatch, freshLines } from "./batchContext.js";
import { expectTexts, isText } from "./graphLine.js";

/** Exchange rates, each told one way round. */
export const checkRateLines: CheckBatch = async (context, lines) => {
  const { database, tell } = context;
  const named = lines.filter((it) => expectTexts(it, ["id", "currency", "day", "source"], tell));
  for (const line of named)
    if (quotations.filter((it) => isText(line.fields[it])).length !== 1)
      tell(line, `expected one of ${quotations.join(", ")}, got ${JSON.stringify(line.fields)}`);
  const { rows } = await database.read(exchangeRatesById(named.map((it) => it.fields["id"] as string)));
  const fresh = freshLines(context, named, new Set(rows.map((it) => it[0] as string)));
  const created = fresh.map(({ fields: { line: _, ...properties } }) => ({ id: properties["id"] as string, properties }));
  return created.length > 0 ? [createExchangeRates(created)] : [];
};
