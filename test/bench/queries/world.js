import { wordIndex } from "../../../.build/cypher/searchIndexes.js";
import { researchGraph } from "../../../.build/graph/researchGraph.js";
import { post } from "../arms/post.js";

/** The cursor of a researcher far down the list of all by name, found as a client would: page by page. */
async function deepPlace(address, wanted) {
  const text =
    "query ($after: String) { researchers(first: 1000, after: $after, orderBy: [{name: ASC}]) { pageInfo { endCursor hasNextPage } } }";
  let [position, cursor] = [0, null];
  while (position < wanted) {
    const { pageInfo } = (await post(address, text, { after: cursor })).data.researchers;
    if (!pageInfo.hasNextPage) break;
    position += 1000;
    cursor = pageInfo.endCursor;
  }
  return { position, cursor };
}

/** The entities of a generated graph that queries start from: they differ with its size. */
export async function findWorld(database, address) {
  const one = async (text, parameters = {}) => (await database.read({ text: `${text} LIMIT 1`, parameters })).rows[0][0];
  const funders = "MATCH (n:Institution) WITH n, COUNT { (n)<-[:GRANTED_BY]-() } AS c";
  const deep = await deepPlace(address, 100_000);
  const before = "MATCH (n:Researcher) WHERE n.nameFolded IS NOT NULL AND n.id IS NOT NULL WITH n ORDER BY n.nameFolded, n.id SKIP $skip";
  return {
    hub: await one(`${funders} ORDER BY c DESC RETURN {id: n.id, ror: n.ror, count: c}`),
    hundred: await one(`${funders} ORDER BY abs(c - 100), n.id RETURN {id: n.id, count: c}`),
    whole: await one("MATCH (n:Institution) WITH n, COUNT { (n)<-[:PART_OF]-() } AS c ORDER BY c DESC, n.id RETURN {id: n.id, count: c}"),
    researcher: await one("MATCH (n:Researcher) WITH n ORDER BY n.id RETURN {id: n.id, orcid: n.orcid}"),
    otherResearcher: await one("MATCH (n:Researcher) WITH n ORDER BY n.id DESC RETURN {id: n.id}"),
    deep: { ...deep, ...(await one(`${before} RETURN {id: n.id, name: n.nameFolded}`, { skip: BigInt(Math.max(0, deep.position - 1)) })) },
    wordIndex: wordIndex(researchGraph).name,
  };
}
