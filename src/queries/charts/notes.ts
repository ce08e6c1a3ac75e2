/** A number as a note of a chart says it. */
export const said = (it: number): string => it.toLocaleString("en", { maximumFractionDigits: 2 });

/** What is said where only the first of all are drawn; nothing where all are. */
export const cutNote = (drawn: number, all: number): readonly string[] => (drawn < all ? [`the first ${said(drawn)} of ${said(all)}`] : []);

/** What is said of numbers below zero, which can be no part of a whole. */
export function negativeNote(numbers: readonly number[]): readonly string[] {
  const below = numbers.filter((it) => it < 0).length;
  return below > 0 ? [`without ${said(below)} below zero`] : [];
}
