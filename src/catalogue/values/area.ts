import "reflect-metadata";
import { Field, Float, ObjectType } from "type-graphql";
import { unexpected, valueType } from "../valueType.js";
import { float } from "./scalars.js";

const squareMetresOf: Readonly<Record<string, number>> = Object.freeze({
  m2: 1,
  km2: 1_000_000,
  ha: 10_000,
  mu: 2000 / 3,
  acre: 4046.856_422_4,
  ft2: 0.092_903_04,
});

/** A surface, as stated and in square metres. */
@ObjectType({ description: "A surface, as it was stated and in square metres: 1,500 mu are 1,000,000 m²." })
export class Area {
  @Field(() => Float, { description: "The figure as stated." })
  readonly value: number;
  @Field(() => String, { description: "The unit as stated: `m2`, `km2`, `ha`, `mu`, `acre` or `ft2`." })
  readonly unit: string;
  @Field(() => Float, { description: "The same surface in square metres." })
  readonly squareMetres: number;

  constructor(value: number, unit: string, squareMetres: number) {
    this.value = value;
    this.unit = unit;
    this.squareMetres = squareMetres;
  }
}

export const area = valueType<Area, Area>({
  name: "Area",
  fieldType: () => Area,
  isList: false,
  columns: [
    { suffix: "", type: "float" },
    { suffix: "Unit", type: "text" },
    { suffix: "SquareMetres", type: "float" },
  ],
  filter: "area",
  order: ["SquareMetres"],
  parse: (given) => {
    const { value, unit } = (given ?? {}) as Partial<Area>;
    const factor = squareMetresOf[unit ?? ""];
    if (factor === undefined) throw unexpected(`a surface in one of ${Object.keys(squareMetresOf).join(", ")}`, given);
    const stated = float.parse(value);
    return new Area(stated, unit!, Math.round(stated * factor * 100) / 100);
  },
  store: (value) => [value.value, value.unit, value.squareMetres],
  read: ([value, unit, metres]) =>
    value === null || value === undefined ? null : new Area(value as number, unit as string, metres as number),
});
