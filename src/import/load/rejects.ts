import { appendFile, rm } from "node:fs/promises";
import type { Rejection } from "./checkedRecord.js";
import { type LoadReport, tally } from "./loadReport.js";

/** Where the pieces of input that are not taken are kept, with the reasons, to be corrected and loaded alone. */
export interface Rejects {
  keep(rejections: readonly Rejection[]): Promise<void>;
}

/** Keeps them in a file of JSON lines, each with place, reasons and input; what an earlier load left there goes. */
export async function rejectsFile(path: string): Promise<Rejects> {
  await rm(path, { force: true });
  return {
    keep: (rejections) =>
      appendFile(path, rejections.map(({ place, reasons, input }) => `${JSON.stringify({ place, reasons, input })}\n`).join("")),
  };
}

/** Counts rejected pieces of input and keeps them. */
export async function keepRejections(report: LoadReport, rejects: Rejects | undefined, rejections: readonly Rejection[]): Promise<void> {
  if (rejections.length === 0) return;
  report.rejected += rejections.length;
  for (const { place, reasons } of rejections) for (const reason of reasons) tally(report.rejections, reason, place);
  await rejects?.keep(rejections);
}
