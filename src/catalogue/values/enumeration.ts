import "reflect-metadata";
import { registerEnumType } from "type-graphql";
import { plainValue, unexpected, type ValueType } from "../valueType.js";

/** A closed list of values, each with a description for the analyst. */
export function enumeration<Name extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Name, string>>,
): ValueType<Name, Name> & { readonly values: readonly Name[] } {
  const names = Object.keys(values) as Name[];
  const object = Object.freeze(Object.fromEntries(names.map((it) => [it, it])));
  const valuesConfig = Object.fromEntries(names.map((it) => [it, { description: values[it] }]));
  registerEnumType(object, { name, description, valuesConfig });
  const value = plainValue<Name>({
    name,
    fieldType: () => object,
    column: "text",
    filter: "scalar",
    ordered: true,
    parse: (given) => {
      const found = names.find((it) => it === given);
      if (!found) throw unexpected(`one of ${names.join(", ")}`, given);
      return found;
    },
  });
  return Object.freeze({ ...value, values: names });
}
