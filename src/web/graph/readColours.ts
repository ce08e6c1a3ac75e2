import type { EntityKind } from "../operations.generated.js";
import type { Colours } from "./colours.js";
import { kindColour, kinds } from "./kinds.js";

/** Reads the page's colours as they are now within an element, in the light or in the dark. */
export function readColours(within: HTMLElement): Colours {
  const probe = document.createElement("span");
  within.append(probe);
  const pen = document.createElement("canvas").getContext("2d")!;
  const value = (colour: string): string => {
    probe.style.color = colour;
    // WebGL understands only what a canvas makes of a colour.
    pen.fillStyle = getComputedStyle(probe).color;
    return pen.fillStyle;
  };
  const colours = {
    kinds: Object.fromEntries(kinds.map((it) => [it, value(kindColour(it))])) as Record<EntityKind, string>,
    paper: value("var(--paper)"),
    ink: value("var(--ink)"),
    softInk: value("var(--soft-ink)"),
    edge: value("var(--edge)"),
    faint: value("var(--line)"),
    link: value("var(--link)"),
  };
  probe.remove();
  return colours;
}

/** Calls back when the page turns light or dark; gives what ends that. */
export function watchColours(changed: () => void): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", changed);
  const classes = new MutationObserver(changed);
  classes.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  return () => {
    dark.removeEventListener("change", changed);
    classes.disconnect();
  };
}
