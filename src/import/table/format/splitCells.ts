/** Why the cells of a row cannot be told apart. */
export interface Unsplit {
  readonly reason: string;
}

const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 37)}...` : text);

/** Splits a row into its cells. A cell may stand in double quotes, in which two of them mean one. */
export function splitCells(raw: string, delimiter: string): readonly string[] | Unsplit {
  if (!raw.includes('"')) return raw.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; ; ) {
    if (raw[at] !== '"') {
      const end = raw.indexOf(delimiter, at);
      const cell = raw.slice(at, end < 0 ? undefined : end);
      if (cell.includes('"')) return { reason: `cell ${cells.length + 1} has a quote in it without being quoted: ${shown(cell)}` };
      cells.push(cell);
      if (end < 0) return cells;
      at = end + 1;
      continue;
    }
    let end = raw.indexOf('"', at + 1);
    while (end >= 0 && raw[end + 1] === '"') end = raw.indexOf('"', end + 2);
    if (end < 0) return { reason: `cell ${cells.length + 1} opens a quote that is never closed: ${shown(raw.slice(at))}` };
    cells.push(raw.slice(at + 1, end).replaceAll('""', '"'));
    if (end + 1 === raw.length) return cells;
    if (raw[end + 1] !== delimiter)
      return { reason: `cell ${cells.length} goes on behind its closing quote: ${shown(raw.slice(at, end + 12))}` };
    at = end + 2;
  }
}
