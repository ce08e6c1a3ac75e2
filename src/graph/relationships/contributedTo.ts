import { defineRelationship } from "../../catalogue/relationship.js";
import { listOf } from "../../catalogue/values/list.js";
import { int } from "../../catalogue/values/scalars.js";
import { contributorRole } from "../enumerations/contributorRole.js";
import { Output } from "../kinds/output.js";
import { Researcher } from "../kinds/researcher.js";

export const contributedTo = defineRelationship({
  type: "CONTRIBUTED_TO",
  description: "A person contributed to an output.",
  from: {
    kind: Researcher,
    field: "outputs",
    description: "The publications, data and software that the person contributed to.",
    orders: ["published"],
  },
  to: { kind: Output, field: "contributors", description: "The people who contributed to it." },
  properties: {
    roles: { value: listOf(contributorRole), description: "The roles by CRediT." },
    position: { value: int, description: "The place in the list of contributors, from 1." },
  },
});
