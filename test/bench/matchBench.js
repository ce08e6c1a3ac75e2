import { graphql } from "graphql";
import { readConfig } from "../../.build/config.js";
import { researchGraph } from "../../.build/graph/researchGraph.js";
import { RequestWork } from "../../.build/graphql/execution/requestWork.js";
import { attachResolvers } from "../../.build/graphql/execution/resolvers.js";
import { buildSchema } from "../../.build/graphql/schema/buildSchema.js";
import { openSession } from "../../.build/session.js";
import { labelledAffiliations } from "./affiliations.js";

const together = 50;
const shown = process.argv.includes("--show");

const percent = (part, whole) => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`).padStart(8);

const isRight = ({ right, chosen }) => right.includes(chosen);

function report(what, answers) {
  const chosen = answers.filter((it) => it.chosen !== null);
  const known = answers.filter((it) => it.right.length > 0);
  const right = chosen.filter(isRight).length;
  const [precision, recall] = [percent(right, chosen.length), percent(known.filter(isRight).length, known.length)];
  console.log(
    `${what.padEnd(24)}${String(answers.length).padStart(6)}${String(chosen.length).padStart(8)}${precision.padStart(11)}${recall.padStart(11)}`,
  );
}

/** Asks what labelled affiliations name and prints how many of the chosen are right, how many of those in the graph are found, and how long it took, GraphQL included. */
const session = await openSession(readConfig(process.env, process.cwd()), console.log);
try {
  const schema = attachResolvers(buildSchema(researchGraph), researchGraph);
  const ask = async (texts) => {
    const signal = new AbortController().signal;
    const work = new RequestWork(researchGraph, schema, { database: session.database, explain: "off", signal, timeout: 60_000 });
    const fields = texts.map(
      (_, at) => `m${at}: matchInstitution(affiliation: $t${at}) { chosen { id } candidates { score institution { id } } }`,
    );
    const source = `query (${texts.map((_, at) => `$t${at}: String!`)}) { ${fields.join(" ")} }`;
    const variableValues = Object.fromEntries(texts.map((text, at) => [`t${at}`, text]));
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue: { signal, work, extensions: {} } });
    if (errors) throw errors[0];
    return texts.map((_, at) => data[`m${at}`].chosen?.id ?? null);
  };
  const match = async (labelled) => {
    const answers = [];
    for (let at = 0; at < labelled.length; at += together) {
      const some = labelled.slice(at, at + together);
      const chosen = await ask(some.map((it) => it.text));
      answers.push(...some.map((it, which) => ({ ...it, chosen: chosen[which] })));
    }
    return answers;
  };
  const { tuned, unseen } = labelledAffiliations();
  const seen = await match(tuned);
  const started = performance.now();
  const answers = await match(unseen);
  const seconds = (performance.now() - started) / 1000;
  console.log(`${"affiliations".padEnd(24)} asked  chosen  precision     recall`);
  report("tuned on", seen);
  report("unseen", answers);
  for (const way of new Set(answers.map((it) => it.way)))
    report(
      `  ${way}`,
      answers.filter((it) => it.way === way),
    );
  console.log(`${(answers.length / seconds).toFixed(0)} affiliations a second, ${together} in a request`);
  if (shown)
    for (const it of seen.filter(
      (one) => (one.chosen ?? undefined) !== one.right[0] && !isRight(one) && (one.chosen !== null || one.right.length > 0),
    ))
      console.log(JSON.stringify(it));
} finally {
  await session.close();
}
