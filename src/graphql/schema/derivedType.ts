import "reflect-metadata";
import { Args, ArgsType, type ClassType, Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import { upperFirst } from "../../catalogue/kind.js";

/** What type-graphql takes as a type, looked up when the schema is built. */
export type TypeThunk = () => unknown;

/** A new class of its own; its name is what type-graphql shows in errors. */
const named = (name: string): ClassType => ({ [name]: class {} })[name]!;

/** A GraphQL object type whose fields are read from the properties of a value. */
export function objectType(name: string, description: string, interfaces: readonly ClassType[] = []): ClassType {
  const type = named(name);
  ObjectType(name, { description, simpleResolvers: true, implements: [...interfaces] })(type);
  return type;
}

export function inputType(name: string, description: string): ClassType {
  const type = named(name);
  InputType(name, { description })(type);
  return type;
}

/** A value of an enumeration, by its constant; resolvers see the constant itself where no other value is given. */
export interface EnumValue {
  readonly constant: string;
  readonly description: string;
  readonly value?: string;
}

/** A GraphQL enumeration. */
export function enumType(name: string, description: string, values: readonly EnumValue[]): object {
  const type = Object.freeze(Object.fromEntries(values.map(({ constant, value }) => [constant, value ?? constant])));
  const valuesConfig = Object.fromEntries(values.map((it) => [it.constant, { description: it.description }]));
  registerEnumType(type, { name, description, valuesConfig });
  return type;
}

/** Adds a field to a derived type; `nullable: "items"` does not occur here. */
export function addField(
  owner: ClassType,
  name: string,
  type: TypeThunk,
  options: { readonly description: string; readonly nullable?: boolean },
): void {
  Field(type as () => never, { description: options.description, nullable: options.nullable ?? false })(owner.prototype, name);
}

/** An optional field of an input type. */
export const addOption = (owner: ClassType, name: string, type: TypeThunk, description: string): void =>
  addField(owner, name, type, { description, nullable: true });

/** The class that holds the arguments of a field. */
export function argumentsType(name: string): ClassType {
  const type = named(name);
  ArgsType()(type);
  return type;
}

/** Adds a field with arguments; what resolves it is attached once the schema is built. */
export function addFieldWithArguments(
  owner: ClassType,
  name: string,
  type: TypeThunk,
  args: ClassType,
  options: { readonly description: string; readonly nullable?: boolean },
): void {
  addField(owner, name, type, options);
  Args(() => args)(owner.prototype, name, 0);
}

/** Makes a value for each key once. */
export function once<Key, Value>(create: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const created = create(key);
    known.set(key, created);
    return created;
  };
}

/** `PART_OF` becomes `PartOf`. */
export const pascalCase = (constant: string): string =>
  constant
    .split("_")
    .map((it) => upperFirst(it.toLowerCase()))
    .join("");
