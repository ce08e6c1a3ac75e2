/** The encodings that tables may have, by the names of the WHATWG Encoding Standard. */
export const encodings = Object.freeze([
  ...["utf-8", "utf-16le", "utf-16be", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255"],
  ...["windows-1256", "windows-1257", "windows-1258", "windows-874", "iso-8859-1", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5"],
  ...["iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "koi8-r"],
  ...["koi8-u", "macintosh", "gb18030", "gbk", "big5", "shift_jis", "euc-jp", "euc-kr"],
] as const);

export type Encoding = (typeof encodings)[number];

/** What stands between the cells of a row, by the word for it. */
export const delimiters = Object.freeze({ comma: ",", semicolon: ";", tab: "\t", pipe: "|" } as const);

export type Delimiter = keyof typeof delimiters;

export const formats = Object.freeze(["CSV", "TSV", "JSONL"] as const);

/** What a mapping may say of the form of a file; what it does not say is detected. */
export interface StatedFormat {
  readonly format?: (typeof formats)[number];
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
}

/** The form of a file that holds a table. */
export interface TableFormat {
  readonly encoding: Encoding;
  /** `null` where each line is a JSON object. */
  readonly delimiter: Delimiter | null;
  /** The names of the columns in the order in which they stand, that of `reasonsColumn` aside. */
  readonly columns: readonly string[];
  /** Whether the file has `reasonsColumn`: its rows were rejected before. */
  readonly corrects: boolean;
}

/** The column in which files of rejected rows say why; it is passed over when such a file is read. */
export const reasonsColumn = "_reasons";

/** The most characters that a cell may have. */
export const longestCell = 1_000_000;

/** The most characters that a row may have, quoted line breaks included. */
export const longestRow = 32_000_000;

const plural = (count: number, word: string): string => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

/** What was found of a file, for a reader: `projects.csv: UTF-8, comma, 8 columns`. */
export function formatLine(file: string, { encoding, delimiter, columns, corrects }: TableFormat): string {
  const parts = [encoding.toUpperCase().replace("WINDOWS", "Windows"), delimiter ?? "JSON lines", plural(columns.length, "column")];
  return `${file}: ${parts.join(", ")}${corrects ? ", corrected rows" : ""}`;
}
