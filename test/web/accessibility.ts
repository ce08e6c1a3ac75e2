import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

const axe = readFileSync(join(process.cwd(), "node_modules/axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** What axe-core finds serious or critical in a page as it stands: the rule and where it is broken. */
export async function seriousBarriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate<readonly Violation[]>("axe.run().then((it) => it.violations)");
  return violations
    .filter((it) => ["serious", "critical"].includes(it.impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map((it) => it.target.join(" ")).join(", ")}`);
}
