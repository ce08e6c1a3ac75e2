import { acquireNeo4j } from "../../.build/database/acquireNeo4j.js";
import { openDatabase } from "../../.build/database/openDatabase.js";

/** A process that uses the local Neo4j of `argv[2]` with the jars of `argv[3]`: prints its address, and leaves when its input ends. */
const [, , home, cache] = process.argv;
const lease = await acquireNeo4j({ home, cache, remoteDatabase: null }, (line) => process.stderr.write(`${line}\n`));
const database = await openDatabase(lease);
await database.read({ text: "RETURN 1", parameters: {} });
process.stdout.write(`${lease.uri}\n`);
for await (const _ of process.stdin);
await database.close();
await lease.release();
process.exit(0);
