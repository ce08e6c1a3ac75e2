import { fold } from "../fold.js";
import { unexpected, valueType } from "../valueType.js";

const longest = 4000;

function parseText(value: unknown): string {
  if (typeof value !== "string" || value.trim() === "") throw unexpected("a text that is not empty", value);
  return value.normalize("NFC").trim();
}

/** A line of text such as a title; kept folded too, to be compared and ordered. At most 4,000 characters. */
export const text = valueType<string, string>({
  name: "Text",
  fieldType: () => String,
  isList: false,
  columns: [
    { suffix: "", type: "text" },
    { suffix: "Folded", type: "text", hidden: true },
  ],
  filter: "text",
  order: ["Folded"],
  parse: (value) => {
    const parsed = parseText(value);
    if (parsed.length > longest) throw new Error(`expected at most ${longest} characters, got ${parsed.length}`);
    return parsed;
  },
  store: (value) => [value, fold(value)],
  read: ([stored]) => (stored as string | null) ?? null,
});

/** A text of any length, such as an abstract: searched, but without an order. */
export const prose = valueType<string, string>({ ...text, order: [], parse: parseText });

/** Several texts, without order among them. */
export const texts = valueType<readonly string[], readonly string[]>({
  name: "TextList",
  fieldType: () => [String],
  isList: true,
  columns: [
    { suffix: "", type: "texts" },
    { suffix: "Folded", type: "texts", hidden: true },
  ],
  filter: "texts",
  order: [],
  parse: (value) => {
    if (!Array.isArray(value)) throw unexpected("a list of texts", value);
    return [...new Set(value.map(text.parse))];
  },
  store: (value) => (value.length === 0 ? [null, null] : [value, value.map(fold)]),
  read: ([stored]) => (stored as string[] | null) ?? null,
});
