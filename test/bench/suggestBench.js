import { graphql } from "graphql";
import { readConfig } from "../../.build/config.js";
import { researchGraph } from "../../.build/graph/researchGraph.js";
import { RequestWork } from "../../.build/graphql/execution/requestWork.js";
import { attachResolvers } from "../../.build/graphql/execution/resolvers.js";
import { buildSchema } from "../../.build/graphql/schema/buildSchema.js";
import { openSession } from "../../.build/session.js";

const names = [
  "Zhejiang Lab",
  "Zhejiang University",
  "Alibaba Group",
  "Chinese Academy of Sciences",
  "University of Bern",
  "Universität Zürich",
  "ETH Zurich",
  "Brno University of Technology",
  "Massachusetts Institute of Technology",
  "University of California, Berkeley",
  "Stanford University",
  "University of Wisconsin–Madison",
  "Harvard University",
  "National Science Foundation",
  "National Institutes of Health",
  "Centre National de la Recherche Scientifique",
  "Max Planck Society",
  "Institut Pasteur",
  "Karolinska Institutet",
  "Technical University of Denmark",
  "Universidad de Buenos Aires",
  "Universidade de São Paulo",
  "Indian Institute of Science",
  "Tata Institute of Fundamental Research",
  "King Abdulaziz University",
  "Tel Aviv University",
  "Lomonosov Moscow State University",
  "RIKEN",
  "European Organization for Nuclear Research",
  "Fermi National Accelerator Laboratory",
  "IT University of Copenhagen",
  "World Water Watch",
  "之江实验室",
  "浙江大学",
  "清华大学",
  "中国科学院",
  "北京大学",
  "東京大学",
  "서울대학교",
  "Московский государственный университет",
];
const longestPrefix = 12;
const repeats = 3;

/** Every start of every name as it is typed, letter by letter. */
const typed = names.flatMap((name) => {
  const letters = [...name].slice(0, longestPrefix);
  return letters.map((_, at) => letters.slice(0, at + 1).join(""));
});

const part = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

function line(what, times) {
  const sorted = times.toSorted((one, other) => one - other);
  const figures = [part(sorted, 0.5), part(sorted, 0.95), sorted.at(-1)].map((it) => it.toFixed(1).padStart(8));
  return `${what.padEnd(24)}${String(times.length).padStart(6)}${figures.join("")}`;
}

/** Asks for suggestions as somebody types them and prints how long each took, GraphQL included, in milliseconds. */
const session = await openSession(readConfig(process.env, process.cwd()), console.log);
try {
  const schema = attachResolvers(buildSchema(researchGraph), researchGraph);
  const ask = async (text) => {
    const signal = new AbortController().signal;
    const work = new RequestWork(researchGraph, schema, { database: session.database, explain: "off", signal, timeout: 10_000 });
    const source = "query ($text: String!) { suggest(text: $text) { value kind node { id } } }";
    const started = performance.now();
    const { errors } = await graphql({ schema, source, variableValues: { text }, contextValue: { signal, work, extensions: {} } });
    if (errors) throw errors[0];
    return performance.now() - started;
  };
  for (const text of typed) await ask(text);
  const measured = [];
  for (let round = 0; round < repeats; round++) for (const text of typed) measured.push([[...text].length, await ask(text)]);
  const times = (fits) => measured.filter(([length]) => fits(length)).map(([, time]) => time);
  console.log(`${"letters typed".padEnd(24)} asked  median     p95     max  (ms)`);
  console.log(
    line(
      "1",
      times((it) => it === 1),
    ),
  );
  console.log(
    line(
      "2",
      times((it) => it === 2),
    ),
  );
  console.log(
    line(
      "3 to 5",
      times((it) => it >= 3 && it <= 5),
    ),
  );
  console.log(
    line(
      "6 to 12",
      times((it) => it >= 6),
    ),
  );
  console.log(
    line(
      "all",
      times(() => true),
    ),
  );
} finally {
  await session.close();
}
