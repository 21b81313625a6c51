// The `web-push` package of Node at the same task: reads it as JSON, writes messages per CPU second.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const task = JSON.parse(readFileSync(0, "utf8"));
const webPush = createRequire(`${task.modules}/`)("web-push");
const vapidDetails = { subject: task.subject, publicKey: task.publicKey, privateKey: task.privateKey };
const options = { TTL: task.ttl, vapidDetails };

function build(count) {
  for (let number = 0; number < count; number += 1) {
    const subscription = task.subscriptions[number % task.subscriptions.length];
    webPush.generateRequestDetails(subscription, task.payload, options);
  }
}

build(Math.ceil(task.count / 10)); // so that what is measured is compiled code
const start = process.cpuUsage();
build(task.count);
const { user, system } = process.cpuUsage(start);
process.stdout.write(String(task.count / ((user + system) / 1e6)));
