import { formatVersion } from "../../cypher/graphSummary.js";
import { AtlasError } from "../../errors.js";
import { type GraphLine, isMap, shown } from "./graphLine.js";

/** The version of the form of the lines that this program reads. */
const linesVersion = 1;

/** What the graph tells of its own form; null where it told nothing. */
export type GraphHeader = Readonly<Record<string, unknown>> | null;

/** Reads the first line. Throws `FORMAT_TOO_NEW`, and `INVALID_SEED` for what is not the export of a whole graph. */
export function readHeader(path: string, line: GraphLine | null): GraphHeader {
  const { version, whole, formatVersion: graphVersion, graph = null } = line?.fields ?? {};
  if (line?.line !== "graph" || typeof version !== "number" || typeof graphVersion !== "number")
    throw new AtlasError(
      "INVALID_SEED",
      `${path}: expected an exported graph, whose first line has "line": "graph", got ${shown(line?.fields)}.`,
    );
  if (version > linesVersion || graphVersion > formatVersion)
    throw new AtlasError(
      "FORMAT_TOO_NEW",
      `${path} was exported as version ${version} from a graph of format ${graphVersion}, this program knows up to ${linesVersion} and ${formatVersion}. Upgrade this program.`,
    );
  if (whole !== true)
    throw new AtlasError(
      "INVALID_SEED",
      `${path} holds a part of a graph: expected the export of a whole one, made without --kind and --around.`,
    );
  if (graph !== null && !isMap(graph)) throw new AtlasError("INVALID_SEED", `${path}: graph: expected an object, got ${shown(graph)}.`);
  return graph;
}
