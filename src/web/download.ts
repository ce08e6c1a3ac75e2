import { askedOperation } from "./askedOperation.js";

/** What the editor holds, as it is to be exported. */
export interface Exported {
  readonly query: string;
  /** As it stands in the editor: JSON, or nothing. */
  readonly variables: string;
  readonly operationName: string | undefined;
}

/** A form in which an answer can be had as a file, as `/export` names it. */
export interface Form {
  readonly title: string;
  readonly format: string;
  readonly bom?: boolean;
}

/** The name that the server gives to a file. */
const fileName = ({ headers }: Response): string => /filename="([^"]+)"/.exec(headers.get("content-disposition") ?? "")?.[1] ?? "export";

/** What the server says is wrong. */
export async function messageOf(response: Response): Promise<string> {
  const { errors } = (await response.json()) as { errors: readonly { message: string }[] };
  return errors.map((it) => it.message).join(" ");
}

/** Saves what the page holds as a file. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Asks this page's own server for the answer as a file and saves it. Throws an `Error` with the server's words when there is none. */
export async function download({ query, variables, operationName }: Exported, { format, bom }: Form): Promise<void> {
  const body = {
    ...askedOperation({ query, operationName }),
    format,
    bom: bom ?? false,
    ...(variables.trim() ? { variables: JSON.parse(variables) } : {}),
  };
  await saveExport(body);
}

/** Asks this page's own server for a file and saves it, under its own name or another. Throws an `Error` with the server's words. */
export async function saveExport(body: object, name?: string): Promise<void> {
  const response = await fetch("/export", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await messageOf(response));
  save(await response.blob(), name ?? fileName(response));
}
