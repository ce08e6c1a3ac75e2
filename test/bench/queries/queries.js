import { filters } from "./filters.js";
import { nested } from "./nested.js";
import { pages } from "./pages.js";
import { points } from "./points.js";
import { sums } from "./sums.js";
import { walks } from "./walks.js";

/** Every query that is measured, as each arm says it. `other` is missing where the compared library cannot. */
export const queries = [...points, ...pages, ...filters, ...nested, ...sums, ...walks];
