import { type ReactElement, useEffect, useState } from "react";
import { ask } from "../ask.js";
import { kindNames } from "../graph/kinds.js";
import { type EntityKind, TheGraphDocument, type TheGraphQuery } from "../operations.generated.js";

const shown = 3;

const counted = (kind: EntityKind, count: number) => `${count.toLocaleString("en")} ${kindNames[kind][count === 1 ? 0 : 1]}`;

/** The largest kinds of entities with their counts, then how many sources say so. */
function describe({ graph }: TheGraphQuery): string {
  const kinds = graph.entities.filter(({ kind, count }) => kind !== "SOURCE" && count > 0);
  const largest = kinds.sort((one, other) => other.count - one.count).slice(0, shown);
  return [...largest.map(({ kind, count }) => counted(kind, count)), counted("SOURCE", graph.sources.length)].join(" · ");
}

/** What the graph holds, in a line; empty until the server has answered, and when it does not. */
export function Holdings(): ReactElement {
  const [line, setLine] = useState("");
  useEffect(() => {
    ask(TheGraphDocument, {}).then(
      (graph) => setLine(describe(graph)),
      () => setLine(""),
    );
  }, []);
  return (
    <p className="holdings" title={line}>
      {line}
    </p>
  );
}
