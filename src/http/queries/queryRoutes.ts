import { AtlasError } from "../../errors.js";
import { readDrawing } from "../../queries/charts/drawing.js";
import { oneSentence } from "../../queries/oneSentence.js";
import type { QueryLibrary } from "../../queries/queryLibrary.js";
import type { SavedQuery } from "../../queries/savedQuery.js";
import { isUnchanged } from "../etag.js";
import type { Exchange, Route } from "../exchange.js";
import { readJson } from "../readBody.js";
import { send, sendJson, sendReady } from "../send.js";
import { HttpError } from "../sendError.js";
import type { KeptAnswer } from "./answerCache.js";
import { type AskedLine, AskedLines } from "./askedLines.js";
import { type EmbedPage, sendEmbed } from "./embedPage.js";
import { refuseWriting, type WriteRules } from "./mayWrite.js";
import { queryAddress } from "./queryAddress.js";
import type { QueryAnswers } from "./queryAnswers.js";
import { type QueryEvents, sendEvents } from "./queryEvents.js";

export interface QueryRoutesOptions {
  readonly library: QueryLibrary;
  readonly answers: QueryAnswers;
  readonly events: QueryEvents;
  readonly writing: WriteRules;
  readonly page: EmbedPage;
  /** Bytes. */
  readonly maximumBody: number;
}

/** What is told of a saved query beside its answers. */
const shown = ({ id, version, title, description, variables, drawing, shipped, savedAt }: SavedQuery) => ({
  id,
  version,
  title,
  description,
  variables,
  drawing,
  shipped,
  savedAt,
  address: `/q/${id}`,
});

function sendKept(exchange: Exchange, { etag, headers, body, gzip }: KeptAnswer, packed: boolean): Promise<void> {
  // Any cache may keep it, and asks each time whether it still holds.
  const kept = { etag, "cache-control": "no-cache", vary: "accept, accept-encoding" };
  if (isUnchanged(exchange, etag)) return sendReady(exchange, 304, kept, null);
  if (packed && gzip) return sendReady(exchange, 200, { ...kept, ...headers, "content-encoding": "gzip" }, gzip);
  return sendReady(exchange, 200, { ...kept, ...headers }, body);
}

async function answer({ library, answers, events, page }: QueryRoutesOptions, exchange: Exchange, asked: AskedLine): Promise<void> {
  const { id, version } = asked;
  if (asked.form === "graphql") {
    const { document } = await library.find(id, version);
    return send(exchange, {
      status: 200,
      headers: { "content-type": "application/graphql; charset=utf-8", vary: "accept" },
      body: document,
    });
  }
  if (asked.form === "html") return sendEmbed(exchange, await library.find(id, version), page);
  if (asked.events) return sendEvents(exchange, events, asked);
  const revision = await answers.revision();
  const kept = answers.known(asked, revision) ?? (await answers.answer(asked, revision, exchange.signal));
  await sendKept(exchange, kept, asked.packed);
}

const bodyFields = ["title", "description", "document", "variables", "drawing"];

function givenQuery(id: string, body: unknown) {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new HttpError(400, "BAD_REQUEST", `Expected a JSON object with ${bodyFields.join(", ")}.`);
  const { title, description = null, document, variables = {}, drawing: given = null, ...rest } = body as Record<string, unknown>;
  const faults = Object.keys(rest).map((it) => `${it}: there is no such field, only ${bodyFields.join(", ")}`);
  if (typeof title !== "string") faults.push("title: expected a text");
  if (description !== null && typeof description !== "string") faults.push("description: expected a text or null");
  if (typeof document !== "string") faults.push("document: expected the text of a GraphQL query");
  if (typeof variables !== "object" || variables === null || Array.isArray(variables)) faults.push("variables: expected an object");
  const drawing = given === null ? null : readDrawing(given);
  if (Array.isArray(drawing)) faults.push(...drawing);
  if (faults.length > 0) throw new AtlasError("BAD_USER_INPUT", `The query cannot be saved: ${oneSentence(faults)}`);
  return { id, title, description, document, variables, drawing } as Parameters<QueryLibrary["save"]>[0];
}

async function save({ library, writing, maximumBody }: QueryRoutesOptions, exchange: Exchange): Promise<void> {
  const { request, url } = exchange;
  const address = queryAddress(url.pathname);
  refuseWriting(request, writing);
  if (address.version !== null || address.form !== null || address.events)
    throw new HttpError(400, "BAD_REQUEST", `A query is saved at /q/${address.id}, got ${url.pathname}.`);
  const saved = await library.save(givenQuery(address.id, await readJson(request, maximumBody)));
  await sendJson(exchange, 200, { ...shown(saved), document: saved.document });
}

/** `/q` lists the saved queries, `/q/id` answers one, `/q/id/events` goes on answering it, and a `PUT` there saves it. */
export function queryRoutes(options: QueryRoutesOptions): readonly Route[] {
  const list = async (exchange: Exchange) =>
    sendJson(exchange, 200, (await options.library.all()).map(shown), { "cache-control": "no-cache" });
  const lines = new AskedLines();
  const one = async (exchange: Exchange) =>
    exchange.request.method === "PUT" ? save(options, exchange) : answer(options, exchange, lines.read(exchange));
  return [
    { path: "/q", methods: ["GET", "HEAD"], handle: list },
    { path: "/q/*", methods: ["GET", "HEAD", "PUT"], logLevel: "debug", handle: one },
  ];
}
