import { useEffect, useState } from "react";
import { problemOf } from "./problem.js";
import { type Suggested, suggest } from "./questions.js";

/** Milliseconds of rest after which it is looked for what was typed. */
const rest = 140;

/** What was found for a text, or why nothing was. */
export interface Found {
  readonly text: string;
  readonly suggestions: readonly Suggested[];
  readonly problem: string | null;
}

/** What is found for a text once typing rests; answers to earlier texts are dropped. */
export function useSuggestions(text: string): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let wanted = true;
    const asked = text.trim();
    if (asked === "") return setFound(null);
    const timer = setTimeout(() => {
      suggest(asked).then(
        (suggestions) => wanted && setFound({ text, suggestions, problem: null }),
        (error: Error) => wanted && setFound({ text, suggestions: [], problem: problemOf(error) }),
      );
    }, rest);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [text]);
  return found;
}
