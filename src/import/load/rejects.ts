import { appendFile } from "node:fs/promises";
import type { Rejection } from "./checkedRecord.js";
import { type LoadReport, tally } from "./loadReport.js";

/** Counts rejected records and appends them to a file, one JSON object a line: place, reasons, input. */
export async function keepRejections(report: LoadReport, path: string | undefined, rejections: readonly Rejection[]): Promise<void> {
  if (rejections.length === 0) return;
  report.rejected += rejections.length;
  for (const { place, reasons } of rejections) for (const reason of reasons) tally(report.rejections, reason, place);
  if (path)
    await appendFile(path, rejections.map(({ place, reasons, input }) => `${JSON.stringify({ place, reasons, input })}\n`).join(""));
}
