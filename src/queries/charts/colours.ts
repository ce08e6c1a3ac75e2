/** The colours of charts on paper, each with what stands for it in a dark page. */

/** What is told apart by colour, in this order. */
export const palette = Object.freeze([
  "#1b7a8c",
  "#d0742a",
  "#5d8a4a",
  "#94507c",
  "#5f6bab",
  "#b39a1f",
  "#7a6a5a",
  "#3f9d7f",
  "#c25555",
  "#8a8f98",
  "#2f5d8a",
  "#a8743a",
]);

export const ink = "#3b4a52";
export const faint = "#d9e2e4";
/** Between marks that touch each other. */
export const gap = "#fdfefe";
/** Countries of which nothing is known. */
export const land = "#e9eeee";
/** Marks in the background. */
export const quiet = "#a9bcc1";
/** From little to much. */
export const sequence = Object.freeze(["#cfe6e8", "#97c9d0", "#559fac", "#23707f", "#0b4350"]);
/** Letters on marks of the palette. */
export const onMark = "#ffffff";

/** What each colour of paper is in a dark page; the palette stays as it is. */
export const darkColours: Readonly<Record<string, string>> = Object.freeze({
  [ink]: "#d5dee1",
  [faint]: "#34444b",
  [gap]: "#141b1f",
  [land]: "#2a363c",
  [quiet]: "#54686f",
  "#cfe6e8": "#1d4853",
  "#97c9d0": "#276a78",
  "#559fac": "#3c93a3",
  "#23707f": "#71bcc8",
  "#0b4350": "#bfe8ee",
});
