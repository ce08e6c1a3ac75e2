import { type Expression, isStepped, openings, type SteppedExpression } from "./expression.js";
import { cellText, type Row } from "./row.js";
import { type Lookups, makeStep, type Step } from "./steps.js";

/** Makes a value from a row; `null` when there is nothing. Throws an `Error` that says what was expected and what came. */
export type Evaluate = (row: Row) => unknown;

/** Puts the columns of a row into a text; nothing when one of them is empty. */
export function fillTemplate(template: string, row: Row): string | null {
  let empty = false;
  const filled = template.replace(/\{([^{}]+)\}/g, (_, column: string) => {
    const value = cellText(row[column]);
    empty ||= value === "";
    return value;
  });
  return empty || filled.trim() === "" ? null : filled.trim();
}

const orNothing = (items: readonly unknown[]): readonly unknown[] | null => {
  const some = items.filter((it) => it !== null && it !== undefined);
  return some.length > 0 ? some : null;
};

function apply(step: Step, value: unknown, row: Row): unknown {
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value)) return step(value, row);
  return orNothing(value.flatMap((it) => step(it, row)));
}

function compileOpening(expression: SteppedExpression, lookups: Lookups): Evaluate {
  if (expression.from !== undefined) return compileExpression(expression.from, lookups);
  if (expression.first !== undefined) {
    const each = expression.first.map((it) => compileExpression(it, lookups));
    return (row) => {
      for (const evaluate of each) {
        const value = evaluate(row);
        if (value !== null) return value;
      }
      return null;
    };
  }
  const parts = Object.entries(expression.object ?? {}).map(([name, it]) => [name, compileExpression(it, lookups)] as const);
  return (row) => {
    const found = parts.map(([name, evaluate]) => [name, evaluate(row)] as const).filter(([, value]) => value !== null);
    return found.length > 0 ? Object.fromEntries(found) : null;
  };
}

/** A column that stands alone keeps its list. */
function compileTemplate(template: string): Evaluate {
  const alone = /^\{([^{}]+)\}$/.exec(template)?.[1];
  return (row) => {
    const cell = alone === undefined ? undefined : row[alone];
    if (typeof cell !== "object") return fillTemplate(template, row);
    return orNothing(cell.map((it) => it.trim() || null));
  };
}

/** Turns an expression of a mapping into a function from rows to values. */
export function compileExpression(expression: Expression, lookups: Lookups): Evaluate {
  if (typeof expression === "string") return compileTemplate(expression);
  if (typeof expression === "number" || typeof expression === "boolean") return () => expression;
  if (!isStepped(expression)) {
    const each = expression.map((it) => compileExpression(it, lookups));
    return (row) => orNothing(each.map((evaluate) => evaluate(row)));
  }
  const opening = compileOpening(expression, lookups);
  const steps = Object.entries(expression)
    .filter(([name]) => !(openings as readonly string[]).includes(name))
    .map(([name, setting]) => makeStep(name as Parameters<typeof makeStep>[0], setting, lookups, fillTemplate));
  return (row) => steps.reduce((value, step) => apply(step, value, row), opening(row));
}
