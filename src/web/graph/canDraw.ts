let known: boolean | null = null;

/** Whether this browser can draw graphs. */
export function canDraw(): boolean {
  if (known !== null) return known;
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  known = context !== null;
  return known;
}
