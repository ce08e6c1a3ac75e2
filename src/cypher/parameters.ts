/**
 * Values of a statement. They all lie in one map parameter `$p`: the plan cache is keyed by the size class of every list or
 * text parameter, but not by what lies in a map, so the same text always finds its plan.
 */
export class Parameters {
  readonly #values: Record<string, unknown> = {};
  #count = 0;

  /** Keeps a value and returns how the text refers to it. */
  add(value: unknown): string {
    const name = `v${this.#count++}`;
    this.#values[name] = value;
    return `$p.${name}`;
  }

  /** The map, with further values by name. */
  map(named: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
    return { ...this.#values, ...named };
  }
}
