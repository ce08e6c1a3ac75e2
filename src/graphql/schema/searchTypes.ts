import { Arg, Args, type ClassType, Float, Int } from "type-graphql";
import { enoughFound } from "../../cypher/search.js";
import type { ConnectionParts } from "./connectionTypes.js";
import { addField, addOption, argumentsType, objectType } from "./derivedType.js";
import type { Root } from "./roots.js";

const searchDescription = `Finds entities of every kind by any of their names, in any script, and by their identifiers: \`之江\`, \`ZJL\`, \`zhejiang l\`, \`zhejaing lab\`, \`00a2xv884\` or \`https://ror.org/00a2xv884\`. \`search(text: "zhejiang l", kinds: [INSTITUTION]) { edges { score matched { value } node { id name } } }\`.

Best first: an identifier or id that equals the text (score 1), a name that equals it (0.9), a name that starts with it (0.8), names that have all of its words, the last of which may be unfinished (0.7). Where these are fewer than ${enoughFound}, also names with other spellings of the words: one letter different in words of 4 letters and more (0.5), two in words of 8 and more (0.4), for texts of up to 8 words; of each word the 50 nearest spellings. Among equals the better connected come first, then the id decides. Case, accents and width make no difference.

Any text may be given, and finds nothing rather than fail: signs such as \`*\` or \`AND\` have no meaning of their own. Of more than 64 words the first 64 are looked for, a Chinese character being a word; a text of more than 4,000 characters is longer than any name and finds nothing.`;

const suggestDescription =
  'What somebody who is still typing may mean, best first, as `search` orders it: `suggest(text: "zhej") { value kind node { id } }`. Other spellings are looked for only where there is nothing else. For all that fits, with pages and conditions, use `search`.';

function matchType(): ClassType {
  const type = objectType("SearchMatch", "What a search text fitted best.");
  addField(type, "value", () => String, { description: "The name or the identifier." });
  addOption(type, "language", () => String, "The language of the name; null when not stated, and for identifiers.");
  return type;
}

const scoreDescription = "How well it fits, from 0 to 1: 1 for an identifier, 0.9 for a whole name, 0.8, 0.7, 0.5 and 0.4 for less.";

function connectionType({ common }: ConnectionParts): ClassType {
  const edge = objectType("SearchEdge", "One of a page of what a search found.");
  const match = matchType();
  addField(edge, "cursor", () => String, { description: "Its place in the list, for `after`." });
  addField(edge, "score", () => Float, { description: scoreDescription });
  addField(edge, "matched", () => match, { description: "The name or the identifier that fits best." });
  addField(edge, "node", () => common.entity, { description: "The entity." });
  const type = objectType("SearchConnection", "A page of what a search found, best first.");
  addField(type, "nodes", () => [common.entity], { description: "The entities of this page." });
  addField(type, "edges", () => [edge], { description: "The same with score and what fitted." });
  addField(type, "pageInfo", () => common.pageInfo, { description: "Where this page lies in its list." });
  addField(type, "totalCount", () => Int, { description: "How many were found, over all pages." });
  return type;
}

function searchArguments({ common, filters }: ConnectionParts): ClassType {
  const filter = filters.ofAll();
  const args = argumentsType("SearchArguments");
  addField(args, "text", () => String, { description: "What to look for, as a person types it." });
  addOption(args, "kinds", () => [common.entityKind], "Only entities of these kinds; an empty list matches nothing.");
  addOption(args, "where", () => filter, "Only what fits these conditions too.");
  addOption(args, "first", () => Int, "The first so many, 1 to 1,000; 20 when not given.");
  addOption(
    args,
    "after",
    () => String,
    "Only what comes after this cursor. It holds until anything is written to the graph: then start again without it.",
  );
  return args;
}

function suggestionType({ common }: ConnectionParts): ClassType {
  const type = objectType("Suggestion", "What somebody who is still typing may mean.");
  addField(type, "value", () => String, { description: "The name or the identifier that fits best." });
  addField(type, "kind", () => common.entityKind, { description: "Which kind of entity bears it." });
  addField(type, "score", () => Float, { description: scoreDescription });
  addField(type, "node", () => common.entity, { description: "The entity that bears it." });
  return type;
}

/** The fields that find entities by what a person types. */
export function searchRoots(parts: ConnectionParts): readonly Root[] {
  const [connection, args, suggestion] = [connectionType(parts), searchArguments(parts), suggestionType(parts)];
  const { entityKind } = parts.common;
  const optional = (description: string) => ({ nullable: true, description });
  return [
    {
      name: "search",
      type: () => connection,
      description: searchDescription,
      args: (prototype, name) => Args(() => args)(prototype, name, 0),
    },
    {
      name: "suggest",
      type: () => [suggestion],
      description: suggestDescription,
      args: (prototype, name) => {
        Arg("text", () => String, { description: "What has been typed so far." })(prototype, name, 0);
        Arg("kinds", () => [entityKind], optional("Only entities of these kinds; an empty list matches nothing."))(prototype, name, 1);
        Arg("first", () => Int, optional("The first so many, 1 to 50; 10 when not given."))(prototype, name, 2);
      },
    },
  ];
}
