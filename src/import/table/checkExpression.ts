import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import { currency } from "../../catalogue/values/scalars.js";
import type { Complain } from "./checkShape.js";
import { isDateForm } from "./dateForm.js";
import { columnsOf, openings } from "./expression.js";

/** What an expression may speak of at its place in a mapping. */
export interface Scope {
  readonly columns: ReadonlySet<string>;
  readonly lookups: ReadonlySet<string>;
}

/** Complains of the columns in a text that the table does not have. */
export function checkTemplate(node: unknown, scope: Scope, complain: Complain): void {
  if (!isScalar(node) || typeof node.value !== "string") return;
  for (const column of columnsOf(node.value))
    if (!scope.columns.has(column)) complain(node, `the table has no column "${column}", only ${[...scope.columns].join(", ")}`);
}

function checkPattern(pair: Pair, complain: Complain): void {
  const pattern = String((pair.key as { value?: unknown }).value);
  try {
    new RegExp(pattern, "u");
  } catch (error) {
    complain(pair.key as Node, (error as Error).message);
  }
}

const checkCurrency: StepCheck = (node, scope, complain) => {
  checkTemplate(node, scope, complain);
  const code = isScalar(node) ? String(node.value) : "";
  if (columnsOf(code).length > 0) return;
  try {
    currency.parse(code);
  } catch (error) {
    complain(node, (error as Error).message);
  }
};

type StepCheck = (node: Node, scope: Scope, complain: Complain) => void;

const checkLookup: StepCheck = (node, scope, complain) => {
  const name = isScalar(node) ? String(node.value) : "";
  if (!scope.lookups.has(name))
    complain(
      node,
      `there is no lookup "${name}" before this place${scope.lookups.size > 0 ? `, only ${[...scope.lookups].join(", ")}` : ""}`,
    );
};

const stepChecks: Readonly<Record<string, StepCheck>> = Object.freeze({
  lookup: checkLookup,
  known: checkLookup,
  money: checkCurrency,
  date: (node, _, complain) => {
    const form = isScalar(node) ? String(node.value) : "";
    if (!isDateForm(form)) complain(node, `expected a form such as MM/DD/YYYY, got "${form}"`);
  },
  replace: (node, _, complain) => {
    if (isMap(node)) for (const pair of node.items) checkPattern(pair, complain);
  },
});

function checkStepped(map: YAMLMap, scope: Scope, complain: Complain): void {
  const names = map.items.map((it) => String((it.key as { value?: unknown }).value));
  const opened = openings.filter((it) => names.includes(it));
  if (opened.length !== 1) complain(map, `expected exactly one of ${openings.join(", ")}, got ${opened.join(" and ") || "none"}`);
  map.items.forEach((pair, at) => {
    const [name, value] = [names[at]!, pair.value as Node];
    if (name === "from") checkExpression(value, scope, complain);
    else if (name === "first" || name === "object") checkEach(value, scope, complain);
    else stepChecks[name]?.(value, scope, complain);
  });
}

/** Checks every expression that stands as a value in a map or a list. */
export function checkEach(node: unknown, scope: Scope, complain: Complain): void {
  if (isMap(node)) for (const pair of node.items) checkExpression(pair.value, scope, complain);
  if (isSeq(node)) for (const item of node.items) checkExpression(item, scope, complain);
}

/** Complains of the columns, lookups, patterns and forms of dates in an expression that do not exist. Its shape is checked already. */
export function checkExpression(node: unknown, scope: Scope, complain: Complain): void {
  if (isScalar(node)) checkTemplate(node, scope, complain);
  else if (isSeq(node)) checkEach(node, scope, complain);
  else if (isMap(node)) checkStepped(node, scope, complain);
}
