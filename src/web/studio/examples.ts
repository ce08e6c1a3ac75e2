import { queryComment } from "../../queries/queryComment.js";

/** A query to start from. Its file's leading comment lines are its title and its description. */
export interface Example {
  readonly title: string;
  readonly description: string;
  readonly query: string;
  /** JSON; empty where there are none. */
  readonly variables: string;
}

const files: Readonly<Record<string, string>> = import.meta.glob("../../../schema/operations/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});

function readExample(path: string, text: string): Example {
  const { title, description, variables } = queryComment(text);
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.graphql$/, "");
  return {
    title: title ?? name,
    description: description.join(" "),
    query: text.trimEnd(),
    variables: Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : "",
  };
}

/** The examples in the order of their files' names. */
export const examples: readonly Example[] = Object.entries(files)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([path, text]) => readExample(path, text));
