import type { Random } from "./randomFor.js";

/** Days since 1970, so that days can be added and compared. */
export type Day = number;

const millisecondsADay = 86_400_000;

/** The day of a date, its month from 1. */
export const dayOf = (year: number, month: number, day: number): Day => Date.UTC(year, month - 1, day) / millisecondsADay;

/** The last day of which anything is stated as known. */
export const horizon: Day = dayOf(2026, 11, 30);

/** `2017-07-20` */
export const fullDate = (day: Day): string => new Date(day * millisecondsADay).toISOString().slice(0, 10);

/** The calendar year in which a day lies. */
export const yearOf = (day: Day): number => Number(fullDate(day).slice(0, 4));

/** A day as exactly as a source may know it: as a day, or only its month or its year. */
export const statedDate = (random: Random, day: Day): string => fullDate(day).slice(0, random.pick([10, 10, 7, 4]));
