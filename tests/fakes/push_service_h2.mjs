// A push service that speaks HTTP/2 over TLS, as the real ones do; Python's own server cannot.
// node push_service_h2.mjs CERT KEY [h1]: tells its port, then one line of JSON for each request.
// Paths beginning with /hang are never answered; with h1 it offers only HTTP/1.1.
import { readFileSync } from "node:fs";
import http2 from "node:http2";
import https from "node:https";

const [certFile, keyFile, mode] = process.argv.slice(2);
const tls = { cert: readFileSync(certFile), key: readFileSync(keyFile) };
const tell = (content) => process.stdout.write(`${JSON.stringify(content)}\n`);
const connections = new Map();

function answer(request, response) {
  const port = request.socket.remotePort;
  if (!connections.has(port)) connections.set(port, connections.size);
  tell({ path: request.url, version: request.httpVersion, connection: connections.get(port) });
  request.resume();
  if (!request.url.startsWith("/hang")) request.on("end", () => response.writeHead(201).end());
}

const server = mode === "h1" ? https.createServer(tls, answer) : http2.createSecureServer(tls, answer);
server.on("sessionError", () => {});
server.listen(0, "127.0.0.1", () => tell({ port: server.address().port }));
