import { parsePartialDate } from "../../catalogue/values/partialDate.js";
import { unexpected } from "../../catalogue/valueType.js";

const parts: Readonly<Record<string, string>> = Object.freeze({
  YYYY: "(?<year>\\d{4})",
  MM: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d{1,2})",
});

/** Whether a text can stand as the form of a date: it holds YYYY, and DD only beside MM, each at most once. */
export function isDateForm(form: string): boolean {
  const found: readonly string[] = form.match(/YYYY|MM|DD/g) ?? [];
  return found.includes("YYYY") && new Set(found).size === found.length && (!found.includes("DD") || found.includes("MM"));
}

/** A reader of dates in a form such as `MM/DD/YYYY`; what it reads is checked to exist and given as `2017-07-20`. */
export function dateReader(form: string): (text: string) => string {
  const escaped = form.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const pattern = new RegExp(`^${escaped.replace(/YYYY|MM|DD/g, (it) => parts[it]!)}$`);
  return (text) => {
    const found = pattern.exec(text.trim())?.groups;
    if (!found) throw unexpected(`a date in the form ${form}`, text);
    const stated = [found["year"], found["month"], found["day"]].filter((it) => it !== undefined);
    return parsePartialDate(stated.map((it) => it.padStart(2, "0")).join("-"));
  };
}
