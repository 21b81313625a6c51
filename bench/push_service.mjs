// A push service that takes everything: HTTP/2 over TLS, as the real ones, and HTTP/1.1 for who asks for that.
// node push_service.mjs CERT KEY: its port is the first line on standard output.
import { readFileSync } from "node:fs";
import { createSecureServer } from "node:http2";

const [certificate, key] = process.argv.slice(2).map((file) => readFileSync(file));
const server = createSecureServer({ cert: certificate, key, allowHTTP1: true }, (request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(201).end());
});
server.on("sessionError", () => {});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.address().port}\n`));
