import type Sigma from "sigma";

export interface DragHandlers {
  readonly onBegin: () => void;
  /** An entity was moved and let go. */
  readonly onPin: (id: string) => void;
}

/** Lets entities be moved by hand. */
export function letDrag(sigma: Sigma, { onBegin, onPin }: DragHandlers): void {
  const captor = sigma.getMouseCaptor();
  let dragged: { readonly id: string; moved: boolean } | null = null;
  sigma.on("downNode", ({ node }) => {
    dragged = { id: node, moved: false };
  });
  captor.on("mousemovebody", (event) => {
    if (!dragged || !sigma.getGraph().hasNode(dragged.id)) return;
    // The frame stays as it is, or all else would move against the hand.
    if (!dragged.moved) sigma.setCustomBBox(sigma.getBBox());
    dragged.moved = true;
    onBegin();
    sigma.getGraph().mergeNodeAttributes(dragged.id, sigma.viewportToGraph(event));
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  captor.on("mouseup", () => {
    if (dragged?.moved) onPin(dragged.id);
    dragged = null;
  });
}
