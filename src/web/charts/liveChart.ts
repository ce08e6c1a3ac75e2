import { type AnswerElements, AnswerPlace, type Shown } from "./answerPlace.js";
import "./liveChart.css";

/** Where a saved query is shown. */
export interface LivePlace extends AnswerElements {
  /** The address of the query, without an extension; its variables as parameters behind it. */
  readonly path: string;
  readonly search: string;
}

/** Milliseconds between two questions; an event stream for each chart would leave a page of many charts without connections. */
const pause = 2_000;

/** The most of them while there is no answer. */
const longestPause = 16_000;

/** The text of an answer; the browser asks by the tag that it has, and an unchanged graph costs nothing. */
async function answerOf(address: string): Promise<string> {
  const response = await fetch(address, { cache: "no-cache" }).catch(() => {
    throw new Error("The server does not answer.");
  });
  const text = await response.text();
  if (response.ok) return text;
  const told = response.headers.get("content-type")?.includes("json") ? JSON.parse(text).errors?.[0]?.message : null;
  throw new Error(told ?? `The server answered ${response.status}.`);
}

const timeOf = (moment: Date): string => moment.toLocaleTimeString("en-GB", { timeStyle: "short" });

/** Asks now and again and again, after failures less often; a page that nobody sees does not ask. */
async function keepAsking(ask: () => Promise<boolean>): Promise<void> {
  let waiting = 0;
  let failures = 0;
  const again = async (): Promise<void> => {
    clearTimeout(waiting);
    if (!document.hidden) failures = (await ask()) ? 0 : failures + 1;
    clearTimeout(waiting);
    waiting = window.setTimeout(again, Math.min(longestPause, pause * 2 ** failures));
  };
  addEventListener("online", again);
  await again();
}

/**
 * Draws a saved query and goes on drawing it as its answer changes; one that suggests no chart is shown as a table. What is shown stays, and is said to
 * be old, while there is no answer.
 */
export async function liveChart({ path, search, ...elements }: LivePlace): Promise<void> {
  const place = new AnswerPlace(elements);
  let known = "";
  let answered: Date | null = null;
  await keepAsking(async () => {
    try {
      const text = await answerOf(`${path}.chart${search}`);
      if (text !== known) await place.show(JSON.parse(text) as Shown);
      known = text;
      answered = new Date();
    } catch (error) {
      const { message } = error as Error;
      elements.state.textContent = answered ? `No answer since ${timeOf(answered)}: ${message}` : `The chart cannot be shown: ${message}`;
      // Drawn anew by the next answer, also if that is the one that is shown.
      known = "";
    }
    place.age(known === "");
    return known !== "";
  });
}
