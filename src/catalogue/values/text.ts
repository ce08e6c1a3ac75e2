import { fold } from "../fold.js";
import { unexpected, valueType } from "../valueType.js";

/** The longest text of one line, in characters. */
export const longestText = 4000;

/** Neo4j has 8 KB for the key of an index, which holds ids beside a name, and a key of a full-text index beyond 32,766 bytes stops the whole database. */
const mostBytes = 4000;
/** No shorter text has so many: of one character at most 33 come. */
const surelyFits = 200;

function parseText(value: unknown): string {
  if (typeof value !== "string" || value.trim() === "") throw unexpected("a text that is not empty", value);
  return value.normalize("NFC").trim();
}

/** A line of text such as a title; kept folded too, to be compared and ordered. At most 4,000 characters, and 4,000 bytes in the form that is compared. */
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
    if (parsed.length > longestText) throw new Error(`expected at most ${longestText} characters, got ${parsed.length}`);
    const bytes = parsed.length <= surelyFits ? 0 : Buffer.byteLength(fold(parsed));
    if (bytes > mostBytes) throw new Error(`expected at most ${mostBytes} bytes in the form that is compared, got ${bytes}`);
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
