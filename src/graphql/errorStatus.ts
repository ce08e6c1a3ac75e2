import type { ErrorCode } from "../errors.js";

const statuses: Readonly<Partial<Record<ErrorCode, number>>> = Object.freeze({
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  REQUEST_TOO_LARGE: 413,
  INTERNAL: 500,
  DATABASE_UNAVAILABLE: 503,
  SHUTTING_DOWN: 503,
  TIMEOUT: 504,
});

/** The HTTP status of a request that failed as a whole with this code. */
export function errorStatus(code: ErrorCode): number {
  return statuses[code] ?? 400;
}
