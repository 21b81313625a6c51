/** Every page but the first, loaded when it is first needed. */

import type { Page } from "./router";

export const pages: Page[] = [
  { path: "/ask/", load: () => import("./patient/ask") },
  { path: "/session/", load: () => import("./patient/session/session") },
  { path: "/plan", load: () => import("./patient/plan/plan") },
  { path: "/effects", load: () => import("./patient/effects/effects") },
  { path: "/questionnaire/", load: () => import("./patient/questionnaire/questionnaire") },
  { path: "/reminders/history", load: () => import("./reminders/history/history") },
  { path: "/reminders", load: () => import("./reminders/reminders") },
  { path: "/sign-in", load: () => import("./account/sign-in") },
  { path: "/invite", load: () => import("./account/invite") },
  { path: "/install", load: () => import("./install/install") },
  { path: "/happened", load: () => import("./patient/happened/happened") },
  { path: "/start/", load: () => import("./patient/start/start") },
  { path: "/help", load: () => import("./help/help") },
  { path: "/learn/exercise/", load: () => import("./learn/exercise/exercise") },
  { path: "/learn/", load: () => import("./learn/learn") },
  { path: "/desk/", load: () => import("./clinic/desk") },
];
