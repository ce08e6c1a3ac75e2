type Plain = Readonly<Record<string, unknown>>;

/** A legend laid out for where it is shown, with the pixels that it takes at the bottom. */
export interface FittedLegend {
  readonly legend: Plain;
  readonly height: number;
}

const fontSize = 11;
const letter = fontSize * 0.55;
const [icon, afterIcon, between] = [14, 5, 10];
const lineHeight = 20;
const margin = 12;

const fullWidth = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

const widthOf = (name: string): number => [...name].reduce((sum, it) => sum + (fullWidth.test(it) ? fontSize : letter), 0);

/** How many lines names take, each with its mark before it. */
function linesOf(names: readonly string[], width: number): number {
  let [lines, taken] = [1, 0];
  for (const name of names) {
    const its = icon + afterIcon + widthOf(name);
    if (taken > 0 && taken + its > width) [lines, taken] = [lines + 1, 0];
    taken += its + between;
  }
  return lines;
}

function cut(name: string, width: number): string {
  if (widthOf(name) <= width) return name;
  const letters = [...name];
  while (letters.length > 1 && widthOf(`${letters.join("")}…`) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/**
 * A legend for a narrow chart: all names in as many lines as that takes, long ones cut. Where they would leave the chart less than half of the
 * height, pages of one line are turned over.
 */
export function fitLegend(legend: Plain, names: readonly string[], width: number, height: number): FittedLegend {
  const room = width - 2 * margin;
  const formatter = (name: string): string => cut(name, room - icon - afterIcon);
  const needed = 8 + lineHeight * linesOf(names.map(formatter), room);
  const textStyle = { ...(legend["textStyle"] as Plain), fontSize };
  const fitted = { ...legend, itemWidth: icon, itemHeight: 10, itemGap: between, formatter, textStyle };
  return needed > height / 2 ? { legend: { ...fitted, type: "scroll" }, height: 34 } : { legend: fitted, height: needed };
}
