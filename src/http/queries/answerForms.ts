import type { IncomingMessage } from "node:http";
import Negotiator from "negotiator";
import { csvHeader, csvRows, jsonLineRows } from "../../export/answer/answerText.js";
import { plainJson } from "../../export/answer/shownEntities.js";
import type { QueryAnswer } from "../../queries/answerQuery.js";
import { drawnAnswer, shownAnswer } from "../../queries/charts/drawnAnswer.js";
import { renderSvg } from "../../queries/charts/renderSvg.js";
import type { SavedQuery } from "../../queries/savedQuery.js";
import { HttpError } from "../sendError.js";

/** A form in which the answer of a saved query is sent. */
export interface AnswerForm {
  readonly mediaType: string;
  readonly write: (answer: QueryAnswer, query: SavedQuery) => string | Promise<string>;
}

/** By extension; without one and without `Accept` it is the first. */
export const answerForms = Object.freeze({
  json: {
    mediaType: "application/json",
    write: ({ data, sources }: QueryAnswer) => `{"data":${plainJson(data)},"extensions":{"sources":${JSON.stringify(sources)}}}\n`,
  },
  csv: {
    mediaType: "text/csv",
    write: (answer: QueryAnswer) => {
      const table = answer.table();
      return csvHeader(table, false) + csvRows(table, answer.data);
    },
  },
  ndjson: { mediaType: "application/x-ndjson", write: ({ table, data }: QueryAnswer) => jsonLineRows(table(), data) },
  svg: {
    mediaType: "image/svg+xml",
    write: (answer: QueryAnswer, query: SavedQuery) => {
      const { option, height } = drawnAnswer(answer, query);
      return renderSvg(query.title, option, height);
    },
  },
  /** What the embedded chart is drawn from; rows, where there is nothing to draw. */
  chart: {
    mediaType: "application/vnd.echarts+json",
    write: (answer: QueryAnswer, query: SavedQuery) =>
      JSON.stringify({ title: query.title, ...shownAnswer(answer, query), sources: answer.sources }),
  },
} satisfies Record<string, AnswerForm>);

export type AnswerFormName = keyof typeof answerForms;

/** What a saved query is sent as: its answer, its chart as a page, or its document. */
export type QueryForm = AnswerFormName | "html" | "graphql";

/** By extension. */
const mediaTypes = {
  ...(Object.fromEntries(Object.entries(answerForms).map(([name, it]) => [name, it.mediaType])) as Record<AnswerFormName, string>),
  html: "text/html",
  graphql: "application/graphql",
};

export const queryForms = Object.keys(mediaTypes) as readonly QueryForm[];

/** The form that a caller accepts. Throws 406 with those that there are. */
export function acceptedForm(request: IncomingMessage): QueryForm {
  if (request.headers.accept === "") return queryForms[0]!;
  const types = queryForms.map((it) => mediaTypes[it]);
  const [accepted] = new Negotiator(request).mediaTypes(types);
  if (accepted) return queryForms[types.indexOf(accepted)]!;
  throw new HttpError(406, "BAD_REQUEST", `Expected to be let send ${types.join(", ")}, got accept: ${request.headers.accept}.`);
}
