/** What every relationship may tell beside its own properties. */
const common = ["since", "until", "confidence"];

/** What a relationship of a type tells of itself beside what every one does, of all its properties. */
export const ownProperties = <Property extends { readonly name: string }>(properties: readonly Property[]): readonly Property[] =>
  properties.filter(({ name }) => name !== "id" && !common.includes(name));

const question = (type: string, parameters: string, selection: string): string =>
  `query ($id: ID!, ${parameters}) { node(id: $id) { ... on ${type} { asked: ${selection} } } }`;

/** Entities that are asked for at once. */
export const mostNext = 25;

/** Asks an entity of a type for the next entities along one of its fields, but for those that are shown, on a day. */
export function nextQuestion(type: string, field: string): string {
  const where = "{node: {AND: [{id: {notIn: $shown}}, {id: {notIn: $others}}]}}";
  const selection = `${field}(first: ${mostNext}, where: ${where}, asOf: $asOf) { nodes { id kind name } }`;
  return question(type, "$shown: [ID!]!, $others: [ID!]!, $asOf: Date", selection);
}

/** What is asked of whoever states something. */
export const evidence = "evidence { quote retrieved goneSince source { id name url licence publisher } }";

/** What is asked of a relationship: what it may tell of itself. */
export const toldOf = (properties: readonly { readonly name: string }[]): readonly string[] => [
  ...common,
  ...properties.map((it) => it.name),
];

/** Asks the entity that a relationship starts from for all that is known of that relationship. */
export function relationshipQuestion(type: string, field: string, properties: readonly { readonly name: string }[]): string {
  const selection = `${field}(first: 1, where: {edge: {id: {eq: $edge}}}) { edges { ${toldOf(properties).join(" ")} ${evidence} } }`;
  return question(type, "$edge: ID!", selection);
}
