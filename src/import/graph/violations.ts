import { AtlasError } from "../../errors.js";
import type { Tell } from "./graphLine.js";

/** Violations that a message shows at most; more are counted. */
const most = 50;

/** What is wrong in a batch. */
export interface Violations {
  readonly tell: Tell;
  /** Throws `INVALID_SEED` with everything that was told. */
  readonly refuse: () => void;
}

/** Collects what is wrong in a file. */
export function violations(path: string): Violations {
  const told: string[] = [];
  return {
    tell: ({ number }, message) => void told.push(`line ${number}: ${message}`),
    refuse: () => {
      if (told.length === 0) return;
      const more = told.length > most ? `\nand ${told.length - most} more` : "";
      throw new AtlasError("INVALID_SEED", `${path} has ${told.length} faults:\n${told.slice(0, most).join("\n")}${more}`);
    },
  };
}
