import type { Statement } from "../statement.js";

/** Every institution with its names and places, stubs included, since they too may bear a name: id, name, names, kinds of names, country, regions, status. */
export function institutionNames(): Statement {
  return {
    text: "MATCH (n:Institution) RETURN n.id, n.name, n.names, n.namesKinds, n.country, n.locationsRegions, n.status",
    parameters: {},
  };
}
