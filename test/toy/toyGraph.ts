import { type Catalogue, defineCatalogue } from "../../src/catalogue/catalogue.js";
import { Kind } from "../../src/catalogue/kind.js";
import { Property } from "../../src/catalogue/property.js";
import { defineRelationship } from "../../src/catalogue/relationship.js";
import { area } from "../../src/catalogue/values/area.js";
import { enumeration } from "../../src/catalogue/values/enumeration.js";
import { identifier, orcid } from "../../src/catalogue/values/identifier.js";
import { listOf } from "../../src/catalogue/values/list.js";
import { locations } from "../../src/catalogue/values/locations.js";
import { money } from "../../src/catalogue/values/money.js";
import { partialDate } from "../../src/catalogue/values/partialDate.js";
import { bool, code, country, float, int } from "../../src/catalogue/values/scalars.js";
import { text, texts } from "../../src/catalogue/values/text.js";
import { Source } from "../../src/graph/kinds/source.js";

export const colour = enumeration("Colour", "A colour.", { RED: "Red.", GREEN: "Green.", BLUE: "Blue." });

@Kind({
  description: "Someone.",
  plural: "people",
  filteredOrders: [["country", "born"]],
  routes: {
    clubs: { through: ["teams", "wholes"], description: "What the person's teams are part of." },
    circles: { through: ["friends", "teams"], description: "The teams that friends play in." },
  },
  collaborations: {
    TEAMS: { through: ["teams"], description: "Teams that both play in." },
    FRIENDS: { through: ["friends"], description: "People whom both know." },
    CLUBS: { through: ["teams", "wholes"], description: "What a team of each is part of." },
  },
  flow: { TEAM: "teams", TOP_TEAM: "topTeams", CLUB: "clubs", FRIEND: "friends" },
})
export class Person {
  @Property(identifier(orcid), { description: "ORCID iD.", identifier: "strong" })
  declare orcid: string;

  @Property(partialDate, { description: "Date of birth.", ordered: true })
  declare born: string;

  @Property(int, { description: "How tall, in cm.", ordered: true })
  declare height: number;

  @Property(float, { description: "How heavy, in kg." })
  declare weight: number;

  @Property(money, { description: "Wealth.", ordered: true, dated: "born" })
  declare wealth: unknown;

  @Property(country, { description: "Country." })
  declare country: string;

  @Property(listOf(colour), { description: "Colours liked." })
  declare colours: readonly string[];

  @Property(bool, { description: "Whether retired." })
  declare retired: boolean;

  @Property(texts, { description: "Nicknames." })
  declare nicknames: readonly string[];
}

@Kind({
  description: "A team of people.",
  collaborations: { ADMIRED: { through: ["players", "admires"], description: "Whom and what a player of each admires." } },
})
export class Team {
  @Property(text, { description: "What it says of itself." })
  declare motto: string;

  @Property(code, { description: "Its code.", ordered: true, searched: true })
  declare code: string;

  @Property(area, { description: "Its ground." })
  declare ground: unknown;

  @Property(locations, { description: "Where it plays." })
  declare places: unknown;
}

export const playsIn = defineRelationship({
  type: "PLAYS_IN",
  description: "Someone plays in a team.",
  from: { kind: Person, field: "teams", description: "The teams that the person plays in." },
  to: { kind: Team, field: "players", description: "Who plays in it.", orders: ["name", "born", "height", "wealth"] },
  properties: {
    role: { value: text, description: "The role." },
    goals: { value: int, description: "How many goals." },
    share: { value: float, description: "The part of the person's wealth that goes there." },
  },
  identity: ["role"],
  apportions: "share",
});

export const knows = defineRelationship({
  type: "KNOWS",
  description: "Two people know each other.",
  from: { kind: Person, field: "friends", description: "Whom the person knows." },
  to: { kind: Person, field: "friends", description: "" },
  symmetric: true,
});

export const admires = defineRelationship({
  type: "ADMIRES",
  description: "Someone admires a person or a team.",
  from: { kind: Person, field: "admires", description: "Whom and what the person admires.", orders: ["name", "code"] },
  to: { kind: [Person, Team], field: "admirers", description: "Who admires it." },
});

export const partOf = defineRelationship({
  type: "PART_OF",
  description: "A team is part of another.",
  from: { kind: Team, field: "wholes", description: "What the team is part of." },
  to: { kind: Team, field: "parts", description: "The parts of the team." },
  structure: "HIERARCHY",
});

export const became = defineRelationship({
  type: "BECAME",
  description: "A team became another.",
  from: { kind: Team, field: "successors", description: "What the team became." },
  to: { kind: Team, field: "predecessors", description: "What the team was before." },
  structure: "SUCCESSION",
});

/** A graph of three kinds on which the engine is tested without ours. */
export const toyGraph: Catalogue = defineCatalogue({
  kinds: [Person, Team, Source],
  relationships: [playsIn, knows, admires, partOf, became],
});
