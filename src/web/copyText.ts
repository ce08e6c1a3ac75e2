/** Puts a text onto the clipboard. Pages that did not come by https have no clipboard of their own, and copy what is selected. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const place = Object.assign(document.createElement("textarea"), { value: text });
  // Within an open dialog, which lets nothing outside of it be selected.
  const parent = document.querySelector("dialog[open]") ?? document.body;
  parent.append(place);
  place.select();
  const copied = document.execCommand("copy");
  place.remove();
  if (!copied) throw new Error("The browser lets this page copy nothing.");
}
