import { Args, type ClassType, ID, Int } from "type-graphql";
import { relatedGroupings } from "../../catalogue/grouping.js";
import type { KindSpec } from "../../catalogue/kind.js";
import { Money } from "../../catalogue/values/money.js";
import { DateScalar } from "../../catalogue/values/partialDate.js";
import { CurrencyScalar } from "../../catalogue/values/scalars.js";
import { addPeriodArguments, type ConnectionParts } from "./connectionTypes.js";
import { addField, addOption, argumentsType, enumType, objectType } from "./derivedType.js";
import type { Root } from "./roots.js";

/** The most places of a level that are shown by themselves, and how many when the request does not say. */
export const flowPlaces = Object.freeze({ most: 200, standard: 20 });

/** The kind whose money flows through levels; null where there is none. */
export const flowingKind = (kinds: readonly KindSpec[]): KindSpec | null => kinds.find((it) => it.flow !== null) ?? null;

function levelType(kind: KindSpec, { catalogue }: ConnectionParts): object {
  const related = relatedGroupings(catalogue, kind);
  const values = Object.entries(kind.flow!).map(([constant, grouping]) => ({
    constant,
    description: related.find((it) => it.name === grouping)!.description,
  }));
  return enumType("FlowLevel", "What money flows through, level by level.", values);
}

function nodeType(level: object, { common }: ConnectionParts): ClassType {
  const type = objectType(
    "FlowNode",
    "A place that money flows through: an entity, what is not stated, or all that is too small to be shown.",
  );
  addField(type, "id", () => ID, { description: "Its id within this flow: links name it by this." });
  addField(type, "label", () => String, {
    description: "The entity's name, `not stated`, or `other (57)` with how many are folded into it.",
  });
  addField(type, "level", () => level, { description: "The level it stands on." });
  addOption(type, "entity", () => common.entity, "The entity; null for what is not stated and for the small ones.");
  addField(type, "value", () => Money, { description: "What flows through it." });
  addField(type, "count", () => Int, { description: "How many amounts take part in it." });
  addField(type, "folded", () => Int, { description: "How many entities are folded into it; 0 unless it stands for the small ones." });
  return type;
}

function linkType(): ClassType {
  const type = objectType("FlowLink", "What flows from a place to one of the next level.");
  addField(type, "source", () => ID, { description: "The id of the node that it leaves." });
  addField(type, "target", () => ID, { description: "The id of the node that it enters." });
  addField(type, "value", () => Money, { description: "How much." });
  addField(type, "count", () => Int, { description: "How many amounts take part in it." });
  return type;
}

function flowType(level: object, parts: ConnectionParts): ClassType {
  const type = objectType(
    "Flow",
    "Money as it flows from level to level, ready for a Sankey drawing. What enters a node leaves it, to the minor unit: each amount is converted and rounded by itself and then divided level by level, so that figures may differ by minor units from those of aggregates.",
  );
  const [node, link] = [nodeType(level, parts), linkType()];
  addField(type, "nodes", () => [node], { description: "The places, level by level, the largest first." });
  addField(type, "links", () => [link], { description: "What flows between them." });
  addField(type, "total", () => Money, { description: "What flows through each level altogether." });
  addField(type, "withoutAmount", () => Int, { description: "How many fit the filter but have no amount." });
  addField(type, "unconverted", () => [parts.unconvertedMoney], { description: "What is not in the flow, since no rate is known for it." });
  addField(type, "notes", () => [String], { description: "What had to be assumed, such as shares that do not add up." });
  return type;
}

/** The root field for the flow of money, where a kind has levels for it: `fundingFlow`. */
export function flowRoots(parts: ConnectionParts): readonly Root[] {
  const kind = flowingKind(parts.catalogue.kinds);
  if (!kind) return [];
  const level = levelType(kind, parts);
  const args = argumentsType("FlowArguments");
  addOption(args, "where", () => parts.filters.ofKind(kind), `Only ${kind.plural} that fit these conditions.`);
  addField(args, "levels", () => [level], { description: "Two to six different levels, from where the money comes to where it goes." });
  addField(args, "currency", () => CurrencyScalar, { description: "The currency to tell it in; other currencies are converted." });
  addOption(
    args,
    "at",
    () => DateScalar,
    "The day whose rates to use; without it each amount has the rate of the month in which it begins.",
  );
  addOption(
    args,
    "first",
    () => Int,
    `How many entities of a level are shown by themselves, 1 to ${flowPlaces.most}; ${flowPlaces.standard} when not given.`,
  );
  addPeriodArguments(args, parts.common);
  const flow = flowType(level, parts);
  return [
    {
      name: `${kind.singular}Flow`,
      type: () => flow,
      description:
        "How money flows from level to level: `levels: [FUNDER, TOP_PROGRAMME, RECIPIENT]`. An amount that belongs to several is divided by the stated shares, else equally.",
      args: (prototype, name) => Args(() => args)(prototype, name, 0),
    },
  ];
}
