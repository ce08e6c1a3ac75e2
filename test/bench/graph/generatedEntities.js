const words = (text) => text.trim().split(/\s+/);

const givenNames = words(`
  Wei Li Min Jing Fang Anna Maria Elena Olga Ivan Pedro Juan Lucia Carlos Ahmed Fatima Omar Yuki Hiro Kenji Sakura Jin Soo Hye Raj Priya Anil
  Deepa John Mary James Linda Peter Susan Paul Karen Hans Ingrid Lars Erik Sofia Marco Giulia Luca Pierre Marie Luc Claire Joao Ana Rui Ines
`);
const familyNames = words(`
  Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Smith Johnson Williams Brown Jones Miller Davis Garcia
  Rodriguez Martinez Hernandez Lopez Gonzalez Perez Sanchez Ramirez Torres Mueller Schmidt Schneider Fischer Weber Meyer Wagner Becker Rossi
  Russo Ferrari Esposito Bianchi Martin Bernard Dubois Thomas Robert Petit Durand Silva Santos Oliveira Souza Ivanov Petrov Smirnov Sato Suzuki
  Tanaka Watanabe Kim Lee Park Choi Singh Kumar Sharma Gupta Patel Khan Ali Nguyen Tran Johansson Andersson Hansen Nielsen Virtanen Novak
`);
const topics = words(`
  Perovskite Quantum Genome Ocean Neutrino Battery Protein Climate Plasma Graph Robot Vaccine Soil Galaxy Magnet Catalyst Neuron Photon Turbine
  Polymer Language Archive Migration Democracy Inflation Glacier Coral Microbe Enzyme Antibody Semiconductor Laser Satellite Seismic Hydrogen
`);
const manners = words(
  "Dynamics Imaging Synthesis Modelling Control Discovery Transport Evolution Networks Theory Sensing Storage Design Repair",
);

/** The 16 characters of an ORCID iD of a number, its checksum included. */
function orcidOf(number) {
  const digits = `0000${String(100_000_000 + number).padStart(11, "0")}`.slice(-15);
  let total = 0;
  for (const digit of digits) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return `${digits}${check === 10 ? "X" : check}`.replace(/(.{4})(?=.)/g, "$1-");
}

const day = (random, from, to) => {
  const [year, month, date] = [random.whole(from, to), random.whole(1, 12), random.whole(1, 28)];
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
};

export function researcherOf(number, random) {
  const [givenName, familyName] = [random.pick(givenNames), random.pick(familyNames)];
  const orcid = orcidOf(number);
  return { id: `orcid:${orcid}`, name: `${givenName} ${familyName}`, orcid, givenName, ...(random.chance(5) ? {} : { familyName }) };
}

export const projectId = (number) => `bench:project/${number}`;

export function projectOf(number, random) {
  const start = day(random, 1996, 2026);
  const name = `${random.pick(topics)} ${random.pick(manners)} ${random.pick(topics)} ${number}`;
  const status = random.pick(["PLANNED", "ACTIVE", "COMPLETED"]);
  return {
    id: projectId(number),
    name,
    status,
    ...(random.chance(2) ? {} : { start }),
    ...(random.chance(40) ? {} : { end: `${Number(start.slice(0, 4)) + 3}` }),
  };
}

export const awardId = (number) => `doi:10.5555/award.${number}`;

/** Most awards are small and few are large. */
const amountOf = (random) => Math.round(10_000 * 1.0026 ** random.whole(0, 3_000)) + random.whole(0, 99) / 100;

export function awardOf(number, random) {
  const currency = random.pick(["USD", "USD", "USD", "EUR", "CNY"]);
  return {
    id: awardId(number),
    doi: `10.5555/award.${number}`,
    name: `Award ${number}`,
    number: `B-${String(number).padStart(7, "0")}`,
    type: random.pick(["GRANT", "GRANT", "CONTRACT"]),
    amount: { amount: amountOf(random).toFixed(2), currency },
    start: day(random, 2000, 2026),
  };
}

export { orcidOf };
