import type { ValueType } from "./valueType.js";

export interface PropertyOptions {
  /** The public documentation, for an analyst. */
  readonly description: string;
  /** Always known: shown as non-null. Lists are always known, unless `nullable`. */
  readonly required?: boolean;
  /** A list of which it may be unknown whether it is empty. */
  readonly nullable?: boolean;
  /** `strong`: unique within its kind, two records that share it are one entity. `weak`: indexed, never merged on. */
  readonly identifier?: "strong" | "weak";
  /** Lists are ordered by it so often that an index gives the order. */
  readonly ordered?: boolean;
  /** Found by search: a text as names are, a code as identifiers are. Identifiers are found without it. */
  readonly searched?: boolean;
  /** Of an amount of money: the date property of the same kind that tells the day of its exchange rate. */
  readonly dated?: string;
}

/** A property of a kind or of a relationship, as frozen data. */
export interface PropertySpec extends PropertyOptions {
  readonly name: string;
  readonly value: ValueType;
}

const declared = new WeakMap<object, PropertySpec[]>();

/** Declares a property of a kind. */
export function Property(value: ValueType, options: PropertyOptions): PropertyDecorator {
  return (prototype, key) => {
    const spec: PropertySpec = Object.freeze({ ...options, name: String(key), value });
    const known = declared.get(prototype) ?? [];
    declared.set(prototype, [...known, spec]);
  };
}

export function isNullable(spec: PropertySpec): boolean {
  return spec.value.isList ? spec.nullable === true : spec.required !== true;
}

export function propertiesOf(type: { readonly prototype: object }): readonly PropertySpec[] {
  return declared.get(type.prototype) ?? [];
}
