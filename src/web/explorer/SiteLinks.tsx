import type { ReactElement } from "react";

/** The name of this page, and the ways to others. */
export function SiteLinks(): ReactElement {
  return (
    <>
      <a href="/">
        <img src="/favicon.svg" alt="" width="26" height="26" />
        Research Atlas
      </a>
      <h1>Explorer</h1>
      <nav aria-label="Pages">
        <a href="/dashboard">Dashboard</a>
        <a href="/recipes">Recipes</a>
      </nav>
    </>
  );
}
