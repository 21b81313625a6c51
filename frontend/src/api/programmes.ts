/** The plan as the phone needs it. */

import { call } from "./client";
import type { Today } from "./types";

export const readToday = () => call<Today>("GET", "/api/today");
