import { isDate, isDateTime, isDuration, isLocalDateTime, isLocalTime, isTime, type Record as Row } from "neo4j-driver";

function decodeObject(value: object): unknown {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = decode(value[index]);
    return value;
  }
  if (isDateTime(value)) return value.toStandardDate().toISOString();
  if (isDate(value) || isLocalDateTime(value) || isTime(value) || isLocalTime(value) || isDuration(value)) return value.toString();
  if (Object.getPrototypeOf(value)?.constructor?.name !== "Object") return value;
  const map = value as { [key: string]: unknown };
  for (const key of Object.keys(map)) map[key] = decode(map[key]);
  return map;
}

function decode(value: unknown): unknown {
  return typeof value === "object" && value !== null ? decodeObject(value) : value;
}

/** A row as a list. Changes lists and maps in place, since nothing else holds them and most need no change. */
export function decodeRow(row: Row): unknown[] {
  const width = row.length;
  const values = new Array<unknown>(width);
  for (let index = 0; index < width; index++) values[index] = decode(row.get(index));
  return values;
}
