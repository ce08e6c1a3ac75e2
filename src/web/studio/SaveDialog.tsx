import { type ReactElement, useRef, useState } from "react";
import type { Drawing } from "../../queries/charts/drawing.js";
import { SavedTexts } from "./SavedTexts.js";
import { SaveForm } from "./SaveForm.js";

/** Saves what the editor asks for, drawn as it is shown, and tells how it gets onto other pages. */
export function SaveDialog({ drawing }: { readonly drawing: Drawing | null }): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const [saved, setSaved] = useState<{ readonly id: string; readonly title: string } | null>(null);
  const open = (): void => {
    setSaved(null);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" onClick={open}>
        Save and embed
      </button>
      <dialog ref={dialog} className="save-dialog" aria-label="Save and embed">
        <h2>Save and embed</h2>
        {saved === null ? <SaveForm drawing={drawing} onSaved={setSaved} /> : <SavedTexts {...saved} />}
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </dialog>
    </>
  );
}
