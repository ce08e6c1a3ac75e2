import { AtlasError } from "../errors.js";

const LARGEST = 2n ** 63n - 1n;

/**
 * A value that Neo4j stores as a 64-bit integer; plain numbers become floats. Accepts a whole number, or decimal digits where 2^53 is not enough
 * (money in minor units). Throws `BAD_USER_INPUT` for anything else.
 */
export function integer(value: number | string | bigint): bigint {
  const whole = typeof value === "number" ? Number.isSafeInteger(value) : /^-?\d+$/.test(String(value));
  const exact = whole ? BigInt(value) : null;
  if (exact === null || exact > LARGEST || exact < -LARGEST - 1n)
    throw new AtlasError("BAD_USER_INPUT", `Expected a whole number of at most 64 bits, got ${JSON.stringify(String(value))}.`);
  return exact;
}
