/** The plan as the phone needs it. */

import { call } from "./client";

export const readToday = () => call("GET", "/api/today");
