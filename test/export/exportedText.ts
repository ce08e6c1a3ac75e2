import type { ExportedFile } from "../../src/export/exportedFile.js";
import { type FormatName, formats } from "../../src/export/formats.js";
import type { ExportOptions, GraphContent } from "../../src/export/graphContent.js";

async function wholeText({ text }: ExportedFile): Promise<string> {
  const parts: string[] = [];
  for await (const part of text) parts.push(part);
  return parts.join("");
}

/** The files of an export by name. */
export async function exportedFiles(content: GraphContent, format: FormatName, options: ExportOptions = {}): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const file of formats[format].write(content, options)) files.set(file.name, await wholeText(file));
  return files;
}

/** The text of an export that is one file. */
export async function exportedText(content: GraphContent, format: FormatName, options: ExportOptions = {}): Promise<string> {
  return [...(await exportedFiles(content, format, options)).values()].join("");
}
