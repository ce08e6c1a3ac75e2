import { faint, ink } from "./colours.js";

/** How every axis looks. */
export const axisStyle = {
  axisLine: { lineStyle: { color: faint } },
  axisLabel: { color: ink },
  splitLine: { lineStyle: { color: faint } },
};

/** The names of the series below a chart. */
export const legendBelow = { bottom: 6, left: 12, right: 12, textStyle: { color: ink } };
