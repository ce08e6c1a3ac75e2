/** Asks every arm that can say a query and tells whether the answers are the same; what they cost besides time comes along. */
export async function checkAnswers(query, { arms, world }) {
  const hand = query.hand.read(await arms.hand.ask(query, world));
  const { data, bytes } = await arms.api.ask(query, world);
  const answers = { hand, api: query.api.read(data), alone: query.api.read(await arms.api.execute(query, world)) };
  const other = query.other ? await arms.other.ask(query, world) : null;
  if (other) answers.other = query.other.read(other.data);
  const texts = Object.entries(answers).map(([arm, answer]) => [arm, JSON.stringify(answer)]);
  const different = texts.filter(([, text]) => text !== texts[0][1]).map(([arm]) => arm);
  const { statements, roundTrips } = await arms.api.explain(query, world);
  return {
    same: different.length === 0,
    ...(different.length > 0 ? { different, answers: Object.fromEntries(texts.map(([arm, text]) => [arm, text.slice(0, 400)])) } : {}),
    hits: { hand: await arms.hand.profile(query, world), api: statements.reduce((sum, it) => sum + it.dbHits, 0) },
    statements: statements.map(({ text, dbHits }) => ({ text, dbHits })),
    roundTrips,
    bytes: { api: bytes, ...(other ? { other: other.bytes } : {}) },
  };
}
