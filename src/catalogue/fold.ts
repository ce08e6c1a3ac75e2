const marks = /\p{M}+/gu;
const spaces = /\s+/gu;

/** The form in which texts are compared and ordered: one width, no accents, lower case, single spaces. `"Universität  BERN"` becomes `"universitat bern"`. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(marks, "").toLowerCase().normalize("NFKC").replace(spaces, " ").trim();
}
