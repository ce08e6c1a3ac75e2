const special = /[",\n\r]|^\s|\s$/;

const quoted = (cell: string): string => (special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A line of CSV as RFC 4180 has it. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\r\n`;

/** What tells Excel that a file is UTF-8. */
export const byteOrderMark = "\uFEFF";
