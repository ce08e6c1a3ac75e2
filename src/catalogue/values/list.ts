import { type ColumnType, type StoredValue, unexpected, type ValueType } from "../valueType.js";

/** Several values of a type that is kept in one property, each once. Stored as nothing when empty. */
export function listOf<Value extends StoredValue>(item: ValueType<Value, Value>): ValueType<readonly Value[], readonly Value[]> {
  const column: ColumnType = "texts";
  return Object.freeze({
    name: `${item.name}List`,
    fieldType: () => [item.fieldType()],
    isList: true,
    columns: [{ suffix: "", type: column }],
    filter: "list",
    order: [],
    parse: (value: unknown) => {
      if (!Array.isArray(value)) throw unexpected(`a list of ${item.name}`, value);
      return [...new Set(value.map(item.parse))];
    },
    store: (value: readonly Value[]) => [value.length === 0 ? null : (value as unknown as StoredValue)],
    read: ([stored]: readonly unknown[]) => (stored as Value[] | null) ?? null,
  });
}
