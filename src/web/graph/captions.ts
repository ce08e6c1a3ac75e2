/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const meets = (one: Box, other: Box): boolean =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height;

/** The room that captions have: whoever comes first keeps the place. */
export class Room {
  readonly #cells = new Map<string, Box[]>();
  readonly #cell = 80;

  #cellsOf({ left, top, width, height }: Box): string[] {
    const keys: string[] = [];
    for (let x = Math.floor(left / this.#cell); x <= Math.floor((left + width) / this.#cell); x++)
      for (let y = Math.floor(top / this.#cell); y <= Math.floor((top + height) / this.#cell); y++) keys.push(`${x},${y}`);
    return keys;
  }

  /** Whether there is room for it, which is then taken. */
  take(box: Box): boolean {
    const keys = this.#cellsOf(box);
    if (keys.some((key) => this.#cells.get(key)?.some((it) => meets(it, box)))) return false;
    this.keep(box);
    return true;
  }

  /** Takes the room, whoever has it. */
  keep(box: Box): void {
    for (const key of this.#cellsOf(box)) this.#cells.set(key, [...(this.#cells.get(key) ?? []), box]);
  }
}

/** A name in at most two lines of about so many letters; letters of wide scripts count as two. */
export function captionLines(name: string, letters: number): readonly string[] {
  const wide = (text: string): number => [...text].reduce((sum, it) => sum + (it.codePointAt(0)! >= 0x1100 ? 2 : 1), 0);
  const cut = (text: string): string => {
    let kept = "";
    for (const it of text) {
      if (wide(kept + it) > letters - 1) return `${kept.trimEnd()}…`;
      kept += it;
    }
    return kept;
  };
  if (wide(name) <= letters) return [name];
  const words = name.split(/\s+/);
  let first = words[0]!;
  let at = 1;
  while (at < words.length && wide(`${first} ${words[at]}`) <= letters) first += ` ${words[at++]}`;
  if (at === words.length) return [cut(name)];
  const rest = words.slice(at).join(" ");
  return [wide(first) > letters ? cut(first) : first, wide(rest) > letters ? cut(rest) : rest];
}
