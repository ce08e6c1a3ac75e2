import { parsePartialDate } from "../../catalogue/values/partialDate.js";
import { unexpected } from "../../catalogue/valueType.js";

const months = Object.freeze(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]);

const parts: Readonly<Record<string, string>> = Object.freeze({
  YYYY: "(?<year>\\d{4})",
  MMM: "(?<name>[A-Za-z]{3,9})\\.?",
  MM: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d{1,2})",
});

const inForms = /YYYY|MMM|MM|DD/g;

/** The month that an English name or its beginning tells; nothing for another word. */
function monthOf(name: string): string | null {
  const at = months.indexOf(name.slice(0, 3).toLowerCase());
  return at < 0 ? null : String(at + 1);
}

/** Whether a text can stand as the form of a date: it holds YYYY, and DD only beside MM or MMM, each at most once. */
export function isDateForm(form: string): boolean {
  const found = (form.match(inForms) ?? []).map((it) => (it === "MMM" ? "MM" : it));
  return found.includes("YYYY") && new Set(found).size === found.length && (!found.includes("DD") || found.includes("MM"));
}

/** A reader of dates in a form such as `MM/DD/YYYY` or `DD MMM YYYY`, in which MMM is a month's English name or its beginning; what it reads is checked to exist and given as `2017-07-20`. */
export function dateReader(form: string): (text: string) => string {
  const escaped = form.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const pattern = new RegExp(`^${escaped.replace(inForms, (it) => parts[it]!)}$`);
  return (text) => {
    const found = pattern.exec(text.trim())?.groups;
    const month = found?.["name"] ? monthOf(found["name"]) : found?.["month"];
    if (!found || month === null) throw unexpected(`a date in the form ${form}`, text);
    const stated = [found["year"], month, found["day"]].filter((it) => it !== undefined);
    return parsePartialDate(stated.map((it) => it.padStart(2, "0")).join("-"));
  };
}
