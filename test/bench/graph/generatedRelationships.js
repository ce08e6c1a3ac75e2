import { awardId, orcidOf, projectId } from "./generatedEntities.js";

const researcherId = (number) => `orcid:${orcidOf(number)}`;

/** A number below `count`, small ones far more often: as institutions have people and projects. */
const skewed = (random, count) => Math.min(count - 1, Math.floor(count * (random.whole(0, 999_999) / 1_000_000) ** 4));

/** So many institutions for each thing of a number, few of them often. */
function* toInstitutions(count, { institutions, random, most, purpose, make }) {
  for (let number = 0; number < count; number++) {
    const own = random(`${purpose}/${number}`);
    const times = 1 + own.whole(0, most - 1);
    for (let time = 0; time < times; time++) yield make(number, institutions[skewed(own, institutions.length)].id, own);
  }
}

const funding = { fromKind: "Funding" };

const generators = {
  /** As the register states them. */
  *register(type, { institutions }) {
    const known = new Set(institutions.map((it) => it.id));
    for (const { id, stated } of institutions)
      for (const it of stated) {
        if (it.type !== type || !known.has(it.other)) continue;
        const [from, to] = it.direction === "OUT" ? [id, it.other] : [it.other, id];
        const [first, second] = type === "RELATED_TO" && from > to ? [to, from] : [from, to];
        yield { from: first, fromKind: "Institution", to: second, toKind: "Institution" };
      }
  },
  AFFILIATED_WITH: ({ sizes, ...world }) =>
    toInstitutions(sizes.researchers, {
      ...world,
      most: 2,
      purpose: "affiliations",
      make: (number, to) => ({ from: researcherId(number), fromKind: "Researcher", to, toKind: "Institution" }),
    }),
  PARTICIPATES_IN: ({ sizes, ...world }) =>
    toInstitutions(sizes.projects, {
      ...world,
      most: 3,
      purpose: "participation",
      make: (number, from, own) => ({
        from,
        fromKind: "Institution",
        to: projectId(number),
        toKind: "Project",
        values: own.chance(30) ? { role: "COORDINATOR" } : {},
      }),
    }),
  *WORKS_ON({ sizes, random }) {
    for (let project = 0; project < sizes.projects; project++) {
      const own = random(`team/${project}`);
      const team = own.whole(1, 6);
      for (let at = 0; at < team; at++) {
        const from = researcherId(own.whole(0, sizes.researchers - 1));
        yield { from, fromKind: "Researcher", to: projectId(project), toKind: "Project", values: at === 0 ? { role: "PI" } : {} };
      }
    }
  },
  *FUNDS({ sizes, random }) {
    for (let award = 0; award < sizes.fundings; award++) {
      const project = random(`funds/${award}`).whole(0, sizes.projects - 1);
      yield { ...funding, from: awardId(award), to: projectId(project), toKind: "Project" };
    }
  },
  /** Every second award is of one funder. */
  *GRANTED_BY({ institutions, sizes, random }) {
    for (let award = 0; award < sizes.fundings; award++) {
      const funder = award % 2 === 0 ? 0 : skewed(random(`funder/${award}`), institutions.length);
      yield { ...funding, from: awardId(award), to: institutions[funder].id, toKind: "Institution" };
    }
  },
  AWARDED_TO: ({ sizes, ...world }) =>
    toInstitutions(sizes.fundings, {
      ...world,
      most: 1,
      purpose: "recipient",
      make: (number, to) => ({ ...funding, from: awardId(number), to, toKind: "Institution" }),
    }),
  *INVESTIGATES({ sizes, random }) {
    for (let award = 0; award < sizes.fundings; award++) {
      const from = researcherId(random(`investigator/${award}`).whole(0, sizes.researchers - 1));
      yield { from, fromKind: "Researcher", to: awardId(award), toKind: "Funding", values: { role: "PI" } };
    }
  },
};

/** The relationships of a type, some perhaps twice. */
export function* relationshipsOf(type, world) {
  if (["PART_OF", "RELATED_TO", "SUCCEEDED_BY"].includes(type)) yield* generators.register(type, world);
  else if (generators[type]) yield* generators[type](world);
}
