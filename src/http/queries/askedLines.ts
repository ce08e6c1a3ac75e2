import { LRUCache } from "lru-cache";
import type { Exchange } from "../exchange.js";
import { acceptedEncoding } from "../send.js";
import { acceptedForm } from "./answerForms.js";
import { queryAddress } from "./queryAddress.js";
import type { AskedAnswer } from "./queryAnswers.js";

type AskedAs<Form> = Omit<AskedAnswer, "form"> & { readonly form: Form };

/** What a request asks of a saved query: all that its address and what it accepts tell, whatever the graph holds. */
export type AskedLine = (AskedAnswer | AskedAs<"html"> | AskedAs<"graphql">) & {
  /** Whether the answers are to be sent as they change. */
  readonly events: boolean;
  /** Whether the answer may be compressed. */
  readonly packed: boolean;
};

const mostLines = 1_000;
/** Characters up to which a line is remembered. */
const longestLine = 1_000;

function readLine(exchange: Exchange): AskedLine {
  const { request, url } = exchange;
  const { id, version, form, events } = queryAddress(url.pathname);
  const packed = acceptedEncoding(exchange, ["gzip", "identity"]) === "gzip";
  return { id, version, events, form: events ? "json" : (form ?? acceptedForm(request)), search: url.searchParams, packed };
}

/** Reads what requests ask and remembers it, since who polls asks the same each time. Throws 404 and 406. */
export class AskedLines {
  readonly #known = new LRUCache<string, AskedLine>({ max: mostLines });

  read(exchange: Exchange): AskedLine {
    const { url, headers } = exchange.request;
    const line = `${url}\n${headers.accept ?? "*/*"}\n${headers["accept-encoding"] ?? "identity"}`;
    const known = this.#known.get(line);
    if (known) return known;
    const asked = readLine(exchange);
    if (line.length <= longestLine) this.#known.set(line, asked);
    return asked;
  }
}
