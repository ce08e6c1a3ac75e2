import { Kind } from "../../src/catalogue/kind.js";
import { Property } from "../../src/catalogue/property.js";
import { money } from "../../src/catalogue/values/money.js";
import { partialDate } from "../../src/catalogue/values/partialDate.js";

@Kind({ description: "A prize for research." })
export class Prize {
  @Property(partialDate, { description: "When it was first awarded.", ordered: true })
  declare firstAwarded: string;

  @Property(money, { description: "What the winners share." })
  declare value: unknown;
}
