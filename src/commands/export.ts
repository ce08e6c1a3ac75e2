import { Command, Option } from "commander";
import { withoutIds } from "../cypher/exportReads.js";
import type { Database } from "../database/database.js";
import { AtlasError } from "../errors.js";
import { type FormatName, formats } from "../export/formats.js";
import type { GraphContent, SourceCredit } from "../export/graphContent.js";
import { neighbourhoodOf } from "../export/neighbourhoodOf.js";
import { oneKind } from "../export/partOfGraph.js";
import { wholeGraph } from "../export/wholeGraph.js";
import { writeFiles } from "../export/writeFiles.js";
import { keepHeapFrugal } from "../frugalHeap.js";
import { researchGraph } from "../graph/researchGraph.js";
import { readWhere } from "../graphql/readWhere.js";
import { buildSchema } from "../graphql/schema/buildSchema.js";
import { askQuery } from "./export/askQuery.js";
import { tell, withSession } from "./withSession.js";

interface ExportChoice {
  readonly kind?: string;
  readonly where?: string;
  readonly around?: readonly string[];
  readonly depth?: string;
  readonly query?: string;
  readonly operation?: string;
  readonly variables?: string;
  readonly format: FormatName;
  readonly out?: string;
  readonly bom?: boolean;
  readonly records?: boolean;
}

/** Says everything that does not go together. */
function refuseContradictions(choice: ExportChoice): void {
  const { kind, where, around, depth, query, operation, variables, format, bom, records } = choice;
  const faults: string[] = [];
  if (bom && format !== "csv") faults.push(`--bom: expected --format csv beside it, got ${format}`);
  if (records && format !== "jsonl") faults.push(`--records: expected --format jsonl beside it, got ${format}`);
  const kinds = researchGraph.kinds.map((it) => it.name);
  const what = [kind !== undefined && "--kind", around && "--around", query !== undefined && "--query"].filter((it) => it);
  if (what.length > 1) faults.push(`${what.join(" and ")}: expected one of them, got ${what.length}`);
  if ((variables ?? operation) !== undefined && query === undefined)
    faults.push("--variables and --operation: expected --query beside them, got none");
  if (kind !== undefined && !kinds.includes(kind)) faults.push(`--kind: expected one of ${kinds.join(", ")}, got ${kind}`);
  if (where !== undefined && kind === undefined) faults.push("--where: expected --kind beside it, got none");
  if (depth !== undefined && !around) faults.push("--depth: expected --around beside it, got none");
  if (depth !== undefined && !/^[0-9]$/.test(depth)) faults.push(`--depth: expected a number from 0 to 9, got ${depth}`);
  if (faults.length > 0) throw new AtlasError("BAD_USER_INPUT", `${faults.join("; ")}.`);
}

async function contentOf(database: Database, { kind: name, where, around, depth }: ExportChoice): Promise<GraphContent> {
  if (around) return neighbourhoodOf(database, researchGraph, [...new Set(around)], { depth: Number(depth ?? 1) });
  if (name === undefined) return wholeGraph(database, researchGraph);
  const kind = researchGraph.kind(name);
  return oneKind(database, researchGraph, kind, where === undefined ? {} : readWhere(buildSchema(researchGraph), kind, where));
}

async function tellLeftOut(database: Database): Promise<void> {
  const [entities, relationships] = (await database.read(withoutIds)).rows[0] as [number, number];
  if (entities + relationships > 0)
    tell(
      `Left out for want of an id: ${entities} entities, ${relationships} relationships. \`atlas check --repair\` gives relationships one.`,
    );
}

async function exportGraph(choice: ExportChoice): Promise<void> {
  refuseContradictions(choice);
  const { format, out, bom, records } = choice;
  if (formats[format].several && out === undefined && !(choice.query !== undefined && format === "csv"))
    throw new AtlasError("BAD_USER_INPUT", `--format ${format} makes several files: expected a folder or a .zip in --out, got none.`);
  keepHeapFrugal();
  await withSession(async ({ database }, config) => {
    const { write, several } = formats[format];
    const options = { bom, records };
    const destination = { path: out ?? null, report: (name: string) => tell(`  ${name}`) };
    let sources: readonly SourceCredit[];
    if (choice.query !== undefined) {
      const answer = await askQuery(database, config, choice);
      await writeFiles(answer.files(format, options), several && format !== "csv", destination, process.stdout);
      sources = answer.sources;
      for (const it of answer.cut) tell(`${it} holds only its first page where there is more: give it a first, or ask for it at the root.`);
    } else {
      const content = await contentOf(database, choice);
      if (content.whole) await tellLeftOut(database);
      await writeFiles(write(content, options), several, destination, process.stdout);
      sources = await content.sources();
    }
    for (const it of sources) tell(`Source: ${it.name}${it.licence ? `, ${it.licence}` : ""}${it.url ? `, ${it.url}` : ""}`);
  });
}

/** `atlas export`. */
export const exportCommand = (): Command =>
  new Command("export")
    .description("write the graph, or a part of it, in a form that other programs read")
    .addOption(new Option("--format <format>", "the form").choices(Object.keys(formats)).makeOptionMandatory())
    .option("--out <path>", "a file, or for several files a folder or a .zip; standard output if not given")
    .option("--kind <kind>", "only entities of this kind and the relationships among them: Institution")
    .option("--where <json>", 'of that kind only what fits this filter, as GraphQL takes it: {"country": {"eq": "CN"}}')
    .option("--around <ids...>", "only these entities, those around them, and all relationships among them")
    .option("--depth <number>", "how far around, 1 if not given; with 0 only these and how they are related")
    .option("--query <query>", "the answer of a query: the name of a saved one, or a file .graphql")
    .option("--operation <name>", "which query of the file")
    .option("--variables <json>", "its variables")
    .option("--bom", "begin CSV files with a byte order mark, for Excel")
    .option("--records", "with parts of the graph as JSONL too: the records of the sources")
    .action(exportGraph);
