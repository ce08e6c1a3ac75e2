/** What stands above a query in its file. */
export interface QueryComment {
  /** Null where there is no comment. */
  readonly title: string | null;
  readonly description: readonly string[];
  /** Values of its variables. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** As it is written; nobody has looked yet whether it is a drawing. Null leaves that to the shape of the answer. */
  readonly drawing: unknown;
}

const setting = /^(drawing|variables):\s*(\{.*)$/;

/** Reads the comment above a query: its title, what it is about, and as JSON how it is drawn and what its variables are. Throws on what is not JSON. */
export function queryComment(text: string): QueryComment {
  const lines = text.split("\n");
  const end = lines.findIndex((it) => !it.startsWith("#"));
  const told: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const line of lines.slice(0, end < 0 ? lines.length : end).map((it) => it.replace(/^#+\s*/, "").trim())) {
    const [, name, json] = setting.exec(line) ?? [];
    if (name) settings[name] = JSON.parse(json!);
    else if (line !== "") told.push(line);
  }
  const [title = null, ...description] = told;
  return {
    title,
    description,
    variables: (settings["variables"] ?? {}) as QueryComment["variables"],
    drawing: settings["drawing"] ?? null,
  };
}
