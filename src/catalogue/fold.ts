const marks = /\p{M}+/gu;
const spaces = /\s+/gu;

/** Letters that have no accent of their own to lose, as people write them who cannot type them. */
const plainLetters: Readonly<Record<string, string>> = Object.freeze({
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ł: "l",
  ŧ: "t",
});
const otherLetters = new RegExp(`[${Object.keys(plainLetters).join("")}]`, "gu");

/** The form in which texts are compared and ordered: one width, no accents or strokes, lower case, single spaces. `"Universität  BERN"` becomes `"universitat bern"`. */
export function fold(text: string): string {
  const plain = text.normalize("NFKD").replace(marks, "").toLowerCase().replace(marks, "");
  return plain
    .replace(otherLetters, (it) => plainLetters[it]!)
    .normalize("NFKC")
    .replace(spaces, " ")
    .trim();
}
