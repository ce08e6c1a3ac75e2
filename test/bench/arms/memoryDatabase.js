const keyOf = ({ text, parameters }) => JSON.stringify([text, parameters], (_, value) => (typeof value === "bigint" ? `${value}n` : value));

/** A database that answers what it was asked before from memory: what is left is this program's own work. */
export function memoryDatabase(database) {
  const answers = new Map();
  return {
    ...database,
    read: async (statement, options) => {
      const key = keyOf(statement);
      if (!answers.has(key)) answers.set(key, await database.read(statement, options));
      return answers.get(key);
    },
  };
}
