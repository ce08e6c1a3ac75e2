import { xmlText } from "../../export/xmlText.js";

/** Text that is HTML already. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Html | string | number | null | readonly Part[];

function written(part: Part): string {
  if (part === null) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(written).join("");
  return xmlText(String(part));
}

/** HTML with whatever is put into it as text, unless that is HTML itself. Attributes stand in double quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((it, at) => it + (at < parts.length ? written(parts[at]!) : "")).join(""));
}
