import type { PropertySpec } from "../catalogue/property.js";
import { missingMarker, orderColumns, type StoredColumn } from "../catalogue/stored.js";
import { asColumn } from "./conditions.js";
import type { FilterScope } from "./filter.js";
import {
  afterPosition,
  type OrderPlace,
  type OrderTerm,
  orderParts,
  orderTerms,
  type PageSpec,
  positionColumns,
  readingDirection,
} from "./order.js";
import type { Parameters } from "./parameters.js";

/** Elements that an index holds in an order: entities of a kind, or relationships of a type. */
export interface IndexedElements {
  /** Finds one; the hint and `WHERE` follow. */
  readonly match: string;
  /** Their variable, and their label or type. */
  readonly variable: string;
  readonly label: string;
  /** Columns of the index before those of the order, and the texts that they are equal to. */
  readonly equal: readonly (readonly [column: string, value: string])[];
  /** What gives the order; the id alone where it is null. */
  readonly property: PropertySpec | null;
  /** What a column of that property is called at them. */
  readonly column: (name: string) => string;
  readonly place: OrderPlace;
  /** What else they must fit. */
  readonly rest: readonly string[];
}

/** The part of a list that is read. */
export interface LegReading {
  readonly page: PageSpec;
  /** Whether the element at the position belongs to it. */
  readonly inclusive: boolean;
  readonly limit: string;
  readonly columns: readonly string[];
  /** Whether rows end with their place in the order. */
  readonly places: boolean;
}

/** One range of an index. */
interface Leg {
  /** Its columns after those that are equal. */
  readonly index: readonly string[];
  readonly conditions: readonly string[];
}

/** The terms of an order that an index gives, and those that tell its ties apart: the id alone, or further keys before it. */
interface SplitOrder {
  /** In the index before the id, by the names that they have there. */
  readonly columns: readonly StoredColumn[];
  /** Stands in an index of its own for what has no value. */
  readonly marker: string | null;
  readonly descending: boolean;
  readonly ties: readonly OrderTerm[];
  readonly terms: readonly OrderTerm[];
}

/** Makes legs of one list. */
class Legs {
  readonly #elements: IndexedElements;
  readonly #reading: LegReading;
  readonly #parameters: Parameters;
  readonly split: SplitOrder;

  constructor(elements: IndexedElements, reading: LegReading, scope: FilterScope) {
    this.#elements = elements;
    this.#reading = reading;
    this.#parameters = scope.parameters;
    this.split = this.#splitOrder(scope);
  }

  #splitOrder(scope: FilterScope): SplitOrder {
    const { property, place, column, variable } = this.#elements;
    const { page } = this.#reading;
    const columns = (property ? orderColumns(property) : []).map((it) => ({ ...it, name: column(it.name) }));
    const asked = orderTerms(page.order, place, scope);
    const terms = asked.map((it, at) => (columns[at] ? { ...it, expression: `${variable}.${columns[at].name}` } : it));
    const marker = property ? missingMarker(property) : null;
    const descending = readingDirection(terms[0]!.direction, page.backward) === "DESC";
    return { columns, marker: marker && column(marker), descending, ties: terms.slice(columns.length), terms };
  }

  #exist(columns: readonly string[]): readonly string[] {
    return columns.map((it) => `${this.#elements.variable}.${it} IS NOT NULL`);
  }

  /** After a position among what is equal otherwise. Further keys leave the id to be named, so that the planner considers the index. */
  #afterTies(): readonly string[] {
    const { ties, columns } = this.split;
    const { page, inclusive } = this.#reading;
    const after = afterPosition(ties, page.position!.slice(columns.length), { backward: page.backward, inclusive }, this.#parameters);
    return [after, ...(ties.length > 1 ? this.#exist(["id"]) : [])];
  }

  /** What lies after a position, each leg a range of the index: first where all but the ties are equal, then ever less equal. */
  #present(from: boolean): readonly Leg[] {
    const { columns, descending } = this.split;
    const { variable } = this.#elements;
    const names = columns.map((it) => it.name);
    const index = [...names, "id"];
    if (!from) return [{ index, conditions: this.#exist(index) }];
    const values = columns.map(({ column }, at) => this.#parameters.add(asColumn(column, this.#reading.page.position![at])));
    const equal = (count: number) => names.slice(0, count).map((it, at) => `${variable}.${it} = ${values[at]}`);
    const further = names.map((_, back) => {
      const at = names.length - 1 - back;
      return [...equal(at), `${variable}.${names[at]} ${descending ? "<" : ">"} ${values[at]}`, ...this.#exist(index.slice(at + 1))];
    });
    return [[...equal(names.length), ...this.#afterTies()], ...further].map((conditions) => ({ index, conditions }));
  }

  #missing(from: boolean): readonly Leg[] {
    const { marker } = this.split;
    if (!marker) return [];
    const after = from ? this.#afterTies() : this.#exist(["id"]);
    return [{ index: [marker, "id"], conditions: [`${this.#elements.variable}.${marker} = true`, ...after] }];
  }

  /** In the order in which they are read. */
  all(): readonly Leg[] {
    const { position, backward } = this.#reading.page;
    const atMissing = this.split.marker !== null && position !== null && position[0] === null;
    if (atMissing) return [...this.#missing(true), ...(backward ? this.#present(false) : [])];
    if (backward) return position ? this.#present(true) : [...this.#missing(false), ...this.#present(false)];
    return [...this.#present(position !== null), ...this.#missing(false)];
  }
}

/** Rows in the order of an index, as a few ranges one after the other, and how their order is told. */
export interface LegsText {
  readonly text: string;
  readonly terms: readonly OrderTerm[];
}

/** Rows as `row` of at most so many elements; with `keyed` also the values that they are ordered by as `keys`. A range that is not reached costs nothing. */
export function indexLegs(elements: IndexedElements, reading: LegReading, scope: FilterScope, keyed = false): LegsText {
  const { match, variable, label, equal, rest } = elements;
  const legs = new Legs(elements, reading, scope);
  const { split } = legs;
  const direction = split.descending ? "DESC" : "ASC";
  const row = `[${[...reading.columns, ...(reading.places ? positionColumns(split.terms) : [])].join(", ")}] AS row`;
  const returned = keyed ? `${row}, [${split.terms.map((it) => it.expression).join(", ")}] AS keys` : row;
  const prefix = equal.map(([column, value]) => `${variable}.${column} = ${value}`);
  const texts = legs.all().map(({ index, conditions }) => {
    const columns = [...equal.map(([column]) => column), ...index];
    const given = columns.slice(0, -1).map((it) => `${variable}.${it} ${direction}`);
    const keys = [...given, ...orderParts(split.ties, reading.page.backward)].join(", ");
    return `${match} USING INDEX ${variable}:${label}(${columns.join(", ")}) WHERE ${[...prefix, ...conditions, ...rest].join(" AND ")} RETURN ${returned} ORDER BY ${keys} LIMIT ${reading.limit}`;
  });
  return { text: texts.join(" UNION ALL "), terms: split.terms };
}
