import { type QueryName, queryName } from "../../queries/savedQuery.js";
import { HttpError } from "../sendError.js";
import { type QueryForm, queryForms } from "./answerForms.js";

/** What the address of a saved query names. */
export interface QueryAddress extends QueryName {
  /** Null where the address leaves it to `Accept`. */
  readonly form: QueryForm | null;
  /** Whether the answers are to be sent as they change. */
  readonly events: boolean;
}

const parts = /^\/q\/([^./]+)(?:\.([a-z]+)|(\/events))?$/;

const isForm = (extension: string): extension is QueryForm => queryForms.includes(extension as QueryForm);

/** Reads `/q/id`, `/q/id@version`, with an extension or `/events` behind it. Throws 404 that says what there could be. */
export function queryAddress(path: string): QueryAddress {
  const [, name, extension, events] = parts.exec(path) ?? [];
  const found = name === undefined ? null : queryName(name);
  if (found && (extension === undefined || isForm(extension))) return { ...found, form: extension ?? null, events: events !== undefined };
  const extensions = queryForms.map((it) => `.${it}`).join(", ");
  throw new HttpError(404, "NOT_FOUND", `Expected /q/id or /q/id@version, with ${extensions} or /events behind it, got ${path}.`);
}
