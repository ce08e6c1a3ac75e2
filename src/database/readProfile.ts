import type { ProfiledPlan } from "neo4j-driver";
import type { PlanStep, Profile } from "./database.js";

function step(plan: ProfiledPlan): PlanStep {
  const details = plan.arguments?.["Details"];
  return {
    operator: plan.operatorType.replace(/@.*$/, ""),
    details: typeof details === "string" ? details : "",
    dbHits: Number(plan.dbHits),
    rows: Number(plan.rows),
    children: plan.children.map(step),
  };
}

function totalHits(plan: PlanStep): number {
  return plan.children.reduce((sum, child) => sum + totalHits(child), plan.dbHits);
}

/** What a profiled statement cost, operator by operator; null when it was not profiled. */
export function readProfile(plan: ProfiledPlan | false | null | undefined): Profile | null {
  if (!plan) return null;
  const root = step(plan);
  return { dbHits: totalHits(root), plan: root };
}
