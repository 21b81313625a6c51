// A push service that takes everything, its port the first line on standard output.
//   node push_service.mjs CERT KEY     HTTP/2 over TLS, as the real ones, and HTTP/1.1 for who asks for that
//   node push_service.mjs plain MS     HTTP/1.1 in the clear, each answer so many milliseconds late
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createSecureServer } from "node:http2";

const [first, second] = process.argv.slice(2);
const isPlain = first === "plain";
const delay = isPlain ? Number(second) : 0;

function take(request, response) {
  request.resume();
  const answer = () => response.writeHead(201).end();
  request.on("end", () => (delay ? setTimeout(answer, delay) : answer()));
}

const server = isPlain
  ? createServer({ keepAliveTimeout: 60_000 }, take)
  : createSecureServer({ cert: readFileSync(first), key: readFileSync(second), allowHTTP1: true }, take);
server.on("sessionError", () => {});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.address().port}\n`));
