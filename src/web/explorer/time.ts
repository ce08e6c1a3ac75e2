import type { DatedEdge } from "../graph/graphParts.js";

const monthDays = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The last day of a year, a month or a day. */
export function lastDay(date: string): string {
  const [year, month, day] = date.split("-");
  if (day) return date;
  return month ? `${date}-${monthDays(Number(year), Number(month))}` : `${year}-12-31`;
}

/** The first day of a year, a month or a day. */
export const firstDay = (date: string): string => `${date}-01-01`.slice(0, 10);

/** Whether a relationship held on a day. An end that is not known is open, and one known by its year may be any day of it. */
export const holdsOn = ({ since, until }: Pick<DatedEdge, "since" | "until">, day: string): boolean =>
  (since === null || firstDay(since) <= day) && (until === null || lastDay(until) >= day);

/** The months from one day to another, as months since the year 0. */
export interface MonthSpan {
  readonly first: number;
  readonly last: number;
}

export const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The last day of a month, so that whatever began in it holds. */
export function dayOfMonth(month: number): string {
  const [year, within] = [Math.floor(month / 12), (month % 12) + 1];
  return lastDay(`${String(year).padStart(4, "0")}-${String(within).padStart(2, "0")}`);
}

/** The months that relationships tell of, with a year before; at least the ten years up to today. */
export function spanOf(edges: Iterable<DatedEdge>, today: string): MonthSpan {
  const days = [...edges].flatMap(({ since, until }) => [...(since ? [firstDay(since)] : []), ...(until ? [lastDay(until)] : [])]);
  const months = days.map(monthOf);
  const now = monthOf(today);
  return { first: Math.min(now - 120, ...months.map((it) => it - 12)), last: Math.max(now, ...months) };
}
