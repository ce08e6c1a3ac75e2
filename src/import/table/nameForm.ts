import { fold } from "../../catalogue/fold.js";

/** The form in which two spellings of one full name are the same: folded, without punctuation and a leading `the`, `&` as `and`. */
export function nameForm(name: string): string {
  return fold(name)
    .replace(/&/g, " and ")
    .replace(/[\u02bb\u02bc'’‘`´.]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "");
}

const small = /\b(?:at|in|of|the|and|for)\b/g;
const shortened: Readonly<Record<string, string>> = { lab: "laboratory", labs: "laboratories", univ: "university", inst: "institute" };

/** A looser form, to confirm what is already supposed on other grounds: small words and usual abbreviations do not matter. */
export function looseNameForm(name: string): string {
  const words = nameForm(name).replace(small, " ").split(/\s+/).filter(Boolean);
  return words.map((it) => shortened[it] ?? it).join(" ");
}
