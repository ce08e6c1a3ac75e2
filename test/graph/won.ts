import { defineRelationship } from "../../src/catalogue/relationship.js";
import { float } from "../../src/catalogue/values/scalars.js";
import { Researcher } from "../../src/graph/kinds/researcher.js";
import { Prize } from "./prize.js";

export const won = defineRelationship({
  type: "WON",
  description: "A person won a prize.",
  from: { kind: Researcher, field: "prizes", description: "The prizes that the person won." },
  to: { kind: Prize, field: "winners", description: "Who won it." },
  properties: { share: { value: float, description: "The part of it, from 0 to 1." } },
});
