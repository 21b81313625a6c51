/** Starts the phone app: styles, router, and who may see what. */

import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/components.css";
import "./styles/screens.css";
import { render } from "preact";
import { App, start } from "./app";
import { keepOffer } from "./install/prompt";
import { late } from "./patient/doing";

start();
keepOffer();
const place = document.getElementById("app");
if (place) render(<App />, place);
addEventListener("load", () => {
  // What the first tap needs comes once the first screen stands.
  void import("./worker-start").then(({ startWorker }) => startWorker());
  void import("./reminders/resume").then(({ resumeReminders }) => resumeReminders());
  void late();
});
