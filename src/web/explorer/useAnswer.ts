import { useEffect, useState } from "react";
import { problemOf } from "./problem.js";

/** What was asked for, or why it did not come; neither while it is under way. */
export interface Answer<Data> {
  readonly data: Data | null;
  readonly problem: string | null;
}

const underWay = { data: null, problem: null };

/** Asks whenever the key of the question becomes another; answers to earlier questions are dropped. */
export function useAnswer<Data>(ask: () => Promise<Data>, key: string): Answer<Data> {
  const [answer, setAnswer] = useState<Answer<Data>>(underWay);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells when it is another.
  useEffect(() => {
    let wanted = true;
    setAnswer(underWay);
    ask().then(
      (data) => wanted && setAnswer({ data, problem: null }),
      (error: Error) => wanted && setAnswer({ data: null, problem: problemOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return answer;
}
