interface Ranked {
  readonly id: string;
  readonly precedence: number;
}

/** The order in which records are believed: by the precedence of their sources, then by their ids. */
export function byPrecedence(a: Ranked, b: Ranked): number {
  return a.precedence - b.precedence || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Field by field the value of the record that is believed most among those that state the field. */
export function mergeValues(
  statements: readonly (Ranked & { readonly values: Readonly<Record<string, unknown>> })[],
): Record<string, unknown> {
  if (statements.length === 1) return { ...statements[0]!.values };
  const merged: Record<string, unknown> = {};
  for (const { values } of statements.toSorted(byPrecedence).toReversed()) Object.assign(merged, values);
  return merged;
}
