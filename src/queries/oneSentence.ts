/** Faults as the end of a sentence; some are sentences themselves. */
export const oneSentence = (faults: readonly string[]): string => `${faults.map((it) => it.replace(/\.$/, "")).join("; ")}.`;
