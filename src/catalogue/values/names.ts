import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { fold } from "../fold.js";
import { unexpected, valueType } from "../valueType.js";
import { enumeration } from "./enumeration.js";
import { text } from "./text.js";

export const nameKind = enumeration("NameKind", "What a name is to its bearer.", {
  LABEL: "A full name, in some language.",
  ALIAS: "Another name in use, or one used before.",
  ACRONYM: "A short form of initials, such as ZJL.",
});

export type NameKind = (typeof nameKind.values)[number];

/** One of the names of an entity. */
@ObjectType({ description: "One of the names of an entity, such as 之江实验室 for Zhejiang Lab." })
export class Name {
  @Field(() => String, { description: "The name itself, in its own script." })
  readonly value: string;
  @Field(() => String, { nullable: true, description: "Its language as an ISO 639 or BCP 47 code, null when not stated." })
  readonly language: string | null;
  @Field(() => nameKind.fieldType() as object, { description: "Whether it is a full name, an alias or an acronym." })
  readonly kind: NameKind;

  constructor(value: string, language: string | null, kind: NameKind) {
    this.value = value;
    this.language = language;
    this.kind = kind;
  }
}

function parseName(given: unknown): Name {
  const { value, language, kind } = (given ?? {}) as Partial<Name>;
  return new Name(text.parse(value), language ? String(language).toLowerCase() : null, nameKind.parse(kind ?? "LABEL"));
}

/** All names of an entity: one list of names that the full-text index covers, with languages and kinds in lists beside it. */
export const names = valueType<readonly Name[], readonly Name[]>({
  name: "Names",
  fieldType: () => [Name],
  isList: true,
  columns: [
    { suffix: "", type: "texts" },
    { suffix: "Languages", type: "texts" },
    { suffix: "Kinds", type: "texts" },
    { suffix: "Folded", type: "texts", hidden: true },
  ],
  filter: "names",
  order: [],
  parse: (given) => {
    if (!Array.isArray(given)) throw unexpected("a list of names", given);
    const parsed = given.map(parseName);
    return [...new Map(parsed.map((it) => [`${it.value}\n${it.language}\n${it.kind}`, it])).values()];
  },
  store: (all) =>
    all.length === 0
      ? [null, null, null, null]
      : [all.map((it) => it.value), all.map((it) => it.language ?? ""), all.map((it) => it.kind), all.map((it) => fold(it.value))],
  read: ([values, languages, kinds]) => {
    if (!values) return null;
    const [ofLanguage, ofKind] = [languages as string[], kinds as NameKind[]];
    return (values as string[]).map((value, at) => new Name(value, ofLanguage[at] || null, ofKind[at]!));
  },
});
