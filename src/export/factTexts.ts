/** Words that are written in capitals. */
const abbreviations = new Set(["PI"]);

/** `locationsOf` becomes `locations of`, `UNDER_CONSTRUCTION` `under construction`, `CO_PI` `co PI`. */
export const words = (name: string): string =>
  (/^[A-Z_]+$/.test(name) ? name.split("_") : name.split(/(?<=[a-z])(?=[A-Z])/))
    .map((it) => (abbreviations.has(it) ? it : it.toLowerCase()))
    .join(" ");

const isConstant = (text: string): boolean => /^[A-Z][A-Z_]*$/.test(text);

export const isEmpty = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** How much of what: an amount of money, or a number with its unit. */
function measured(value: object): string | null {
  const { amount, currency, value: number, unit } = value as Readonly<Record<string, unknown>>;
  if (amount !== undefined && currency !== undefined) return `${amount} ${currency}`;
  return number !== undefined && unit !== undefined ? `${number} ${unit}` : null;
}

function factText(value: unknown): string {
  if (Array.isArray(value)) return value.map(factText).join("; ");
  if (typeof value === "object" && value !== null)
    return (
      measured(value) ??
      Object.entries(value)
        .filter(([, it]) => !isEmpty(it))
        .map(([name, it]) => `${words(name)} ${factText(it)}`)
        .join(", ")
    );
  if (typeof value === "boolean") return value ? "yes" : "no";
  const text = String(value);
  return /^[A-Z][A-Z_]+$/.test(text) && text.includes("_") ? words(text) : text;
}

/** A value as people read it: a text for each item of a list; constants of an enumeration in words. */
export const factTexts = (value: unknown, constant = false): readonly string[] =>
  (Array.isArray(value) ? value : [value]).map((it) => (constant && isConstant(String(it)) ? words(String(it)) : factText(it)));
