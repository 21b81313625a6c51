/** Whether there is a link for a calendar; the link itself is told once and never again. */

import { signal } from "@preact/signals";
import { call } from "../../api/client";

export const calendarSince = signal<string | null>(null);

export const readCalendar = () =>
  call("GET", "/api/calendar").then(
    ({ opened_at }) => {
      calendarSince.value = opened_at;
    },
    () => undefined,
  );
