// A bare HTTP server that sends the bytes that it is given, or 304 to who has them: `node bareServer.js`, with the body as a message.
import { createServer } from "node:http";

process.once("message", ({ body, etag, headers }) => {
  const bytes = Buffer.from(body, "base64");
  const server = createServer((request, response) => {
    if (request.headers["if-none-match"] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { ...headers, etag, "content-length": bytes.length }).end(bytes);
  });
  server.listen(0, "127.0.0.1", () => process.send({ address: `http://127.0.0.1:${server.address().port}` }));
});
