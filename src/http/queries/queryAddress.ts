import { HttpError } from "../sendError.js";
import { type AnswerFormName, answerForms, isAnswerForm } from "./answerForms.js";

/** What the address of a saved query names. */
export interface QueryAddress {
  readonly id: string;
  /** Null for the newest. */
  readonly version: number | null;
  /** Null where the address leaves it to `Accept`. */
  readonly form: AnswerFormName | "graphql" | "html" | null;
  /** Whether the answers are to be sent as they change. */
  readonly events: boolean;
}

const form = /^\/q\/([a-z0-9-]+)(?:@(\d{1,6}))?(?:\.([a-z]+))?(\/events)?$/;

/** Reads `/q/id`, `/q/id@version`, with an extension or `/events` behind it. Throws 404 that says what there could be. */
export function queryAddress(path: string): QueryAddress {
  const [, id, version, extension, events] = form.exec(path) ?? [];
  const known = extension === undefined || extension === "graphql" || extension === "html" || isAnswerForm(extension);
  if (id === undefined || !known || (events !== undefined && extension !== undefined)) {
    const extensions = [...Object.keys(answerForms), "html", "graphql"].map((it) => `.${it}`).join(", ");
    throw new HttpError(404, "NOT_FOUND", `Expected /q/id or /q/id@version, with ${extensions} or /events behind it, got ${path}.`);
  }
  return {
    id,
    version: version === undefined ? null : Number(version),
    form: (extension as QueryAddress["form"]) ?? null,
    events: events !== undefined,
  };
}
