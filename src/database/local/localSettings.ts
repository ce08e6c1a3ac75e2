import { totalmem } from "node:os";

/** Megabytes: enough for 200,000 nodes and their imports, and more for a great transaction such as a rehearsal; less on a small machine. */
function memory(): { heap: number; largest: number; pages: number } {
  const quarter = Math.floor(totalmem() / 4 / 2 ** 20);
  const heap = Math.max(384, Math.min(1024, quarter));
  return { heap, largest: Math.max(heap, Math.min(4096, quarter)), pages: heap / 2 };
}

/** The text of `neo4j.conf` for a Neo4j that only this machine reaches and that stops in a second. */
export function localSettings(port: number, authentication: boolean): string {
  const settings = {
    "server.default_listen_address": "127.0.0.1",
    "server.bolt.listen_address": `127.0.0.1:${port}`,
    "server.bolt.advertised_address": `127.0.0.1:${port}`,
    "server.http.enabled": false,
    "server.https.enabled": false,
    "server.memory.pagecache.size": `${memory().pages}m`,
    "dbms.security.auth_enabled": authentication,
    "dbms.usage_report.enabled": false,
    "db.logs.query.enabled": "OFF",
    "db.tx_log.preallocate": false,
    "db.tx_log.rotation.retention_policy": "2 files",
    "db.tx_log.rotation.size": "64m",
    // How soon a transaction that is over its limit is noticed; 2 s if not set.
    "db.transaction.monitor.check.interval": "100ms",
    // Without it stopping waits 10 s for clients that are long gone.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": 0,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}

/** The class path and the memory, as every Java program of Neo4j gets them; `archive` holds its classes ready-made. */
export function javaArguments(jars: readonly string[], archive: string | null): string[] {
  const opened = ["nio", "io", "util.concurrent"].map((name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`);
  return [
    `-Xmx${memory().largest}m`,
    `-Xms${memory().heap}m`,
    // Imports fill the young space again and again; one that is too small promotes what dies at once.
    `-Xmn${Math.floor(memory().heap * 0.6)}m`,
    "-XX:+UseSerialGC",
    "-Dfile.encoding=UTF-8",
    ...opened,
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    ...(archive ? ["-Xshare:auto", `-XX:SharedArchiveFile=${archive}`] : []),
    "-cp",
    jars.join(":"),
  ];
}
