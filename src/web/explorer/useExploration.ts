import { useReducer, useRef, useState } from "react";
import type { GraphNode } from "../graph/graphParts.js";
import { readBetween } from "../graph/readBetween.js";
import { type Connection, type Entity, readNext } from "./entity.js";
import { type History, noHistory, type Step, takeStep } from "./history.js";
import { problemOf } from "./problem.js";
import { type Path, readExisting } from "./questions.js";
import { useAddress } from "./useAddress.js";

/** Entities that are explored at most. */
export const most = 2_000;

const inWords = (count: number): string => count.toLocaleString("en");

/** An exploration, and what changes it with what the server knows. */
export interface Explored {
  readonly history: History;
  readonly take: (step: Step) => void;
  readonly busy: boolean;
  /** What went wrong last; null where nothing did. */
  readonly problem: string | null;
  readonly dismiss: () => void;
  /** Adds entities with the relationships between all that is then there. */
  readonly add: (nodes: readonly GraphNode[]) => Promise<void>;
  readonly addPath: (path: Path) => Promise<void>;
  readonly expand: (entity: Entity, connection: Connection) => Promise<void>;
}

/** An exploration that begins with what the address tells and is kept there. */
export function useExploration(): Explored {
  const [history, take] = useReducer(takeStep, noHistory);
  const [asking, setAsking] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(history);
  latest.current = history;

  /** Does what needs the server, and tells when it cannot; gives whether it could. */
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    setAsking((it) => it + 1);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(problemOf(error as Error));
      return false;
    } finally {
      setAsking((it) => it - 1);
    }
  };
  const show = async (nodes: readonly { readonly id: string }[]): Promise<void> => {
    const ids = [...new Set([...latest.current.now.nodes.keys(), ...nodes.map((it) => it.id)])];
    if (ids.length > most) throw new Error(`At most ${inWords(most)} entities fit in here. Hide some first.`);
    take({ act: "show", ...(await readBetween(ids)) });
  };
  const add: Explored["add"] = async (nodes) => {
    await attempt(() => show(nodes));
  };
  const open = (ids: readonly string[]) =>
    attempt(async () => {
      if (ids.length > most) throw new Error(`The address tells of ${inWords(ids.length)} entities; at most ${inWords(most)} fit in here.`);
      const there = await readExisting(ids);
      if (there.length > 0) await show(there);
      const missing = ids.filter((id) => !there.some((it) => it.id === id));
      if (missing.length > 0) setProblem(`Not in the graph, or not any more: ${missing.join(", ")}.`);
    });
  useAddress(history.now, take, open);
  return {
    history,
    take,
    busy: asking > 0,
    problem,
    dismiss: () => setProblem(null),
    add,
    addPath: ({ start, steps }) => add([start, ...steps.map((it) => it.node)]),
    expand: async (entity, connection) => {
      await attempt(async () => {
        const { nodes, asOf } = latest.current.now;
        await show(await readNext(entity, connection, [...nodes.keys()], asOf));
      });
    },
  };
}
