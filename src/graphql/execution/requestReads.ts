import type { Statement } from "../../cypher/statement.js";
import type { Database, PlanStep, StatementResult } from "../../database/database.js";
import { AtlasError } from "../../errors.js";
import type { Explain } from "../requestContext.js";

/** A statement that ran for a request, as `x-explain` shows it. */
export interface ExplainedStatement {
  readonly text: string;
  readonly parameters: unknown;
  readonly rows: number;
  readonly milliseconds: number;
  readonly dbHits?: number;
  readonly plan?: PlanStep;
}

export interface ReadSettings {
  readonly database: Database;
  readonly explain: Explain;
  readonly signal: AbortSignal;
  /** Milliseconds for all reads of the request together. */
  readonly timeout: number;
}

/** Integers of any size as JSON can tell them. */
const showable = (_key: string, value: unknown): unknown => {
  if (typeof value !== "bigint") return value;
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= -BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);
};

/** The reads of one request: they share its time, end with it and are noted when it asks to be explained. */
export class RequestReads {
  readonly statements: ExplainedStatement[] = [];
  readonly #settings: ReadSettings;
  readonly #deadline: number;

  constructor(settings: ReadSettings) {
    this.#settings = settings;
    this.#deadline = performance.now() + settings.timeout;
  }

  /** Rows of one statement. Throws `TIMEOUT` when the request's time is over. */
  async read(statement: Statement): Promise<readonly (readonly unknown[])[]> {
    return (await this.result(statement)).rows;
  }

  /** Rows of one statement, with the state of the graph that they were read from. */
  async result(statement: Statement): Promise<StatementResult> {
    const { database, explain, signal } = this.#settings;
    const result = await database.read(statement, { timeout: this.#timeLeft(), profile: explain === "profile", signal });
    if (explain !== "off") {
      this.statements.push({
        text: statement.text,
        parameters: JSON.parse(JSON.stringify(statement.parameters, showable)),
        rows: result.rows.length,
        milliseconds: result.milliseconds,
        ...(result.profile ? { dbHits: result.profile.dbHits, plan: result.profile.plan } : {}),
      });
    }
    return result;
  }

  /** Names the state of the graph. */
  async revision(): Promise<string> {
    const { database, signal } = this.#settings;
    return database.revision({ timeout: this.#timeLeft(), signal });
  }

  #timeLeft(): number {
    const left = Math.floor(this.#deadline - performance.now());
    if (left > 0) return left;
    throw new AtlasError("TIMEOUT", `The query took longer than ${this.#settings.timeout} ms. Ask for less, or narrow the filter.`);
  }
}
