import { GraphQLDateTime } from "graphql-scalars";
import { plainValue, unexpected } from "../valueType.js";

/** A moment in UTC, kept as `2026-01-31T12:00:00.000Z`. */
export const instant = plainValue<string>({
  name: "DateTime",
  fieldType: () => GraphQLDateTime,
  column: "text",
  filter: "comparable",
  ordered: true,
  parse: (value) => {
    const date = value instanceof Date ? value : new Date(typeof value === "string" ? value : Number.NaN);
    if (Number.isNaN(date.getTime())) throw unexpected("a moment as 2026-01-31T12:00:00Z", value);
    return date.toISOString();
  },
});
