/**
 * Makes the editor's tabs a plain list for those who do not see them. They are marked as tabs that hold further buttons, which nobody can reach
 * then. Follows what is opened and chosen later; gives what ends that.
 */
export function mendTabs(page: HTMLElement): () => void {
  const mend = (): void => {
    for (const it of page.querySelectorAll('.graphiql-tabs[role="tablist"]')) it.setAttribute("role", "list");
    for (const it of page.querySelectorAll('.graphiql-tab[role="tab"]')) it.setAttribute("role", "listitem");
    for (const it of page.querySelectorAll(".graphiql-tab[aria-selected]")) {
      it.setAttribute("aria-current", it.getAttribute("aria-selected")!);
      it.removeAttribute("aria-selected");
    }
  };
  const watching = new MutationObserver(mend);
  watching.observe(page, { childList: true, subtree: true, attributeFilter: ["role", "aria-selected"] });
  mend();
  return () => watching.disconnect();
}
