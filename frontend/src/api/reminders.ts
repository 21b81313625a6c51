/** The devices that reminders reach. */

import { call } from "./client";
import type { Subscribing } from "./types";

export const readReminders = () => call("GET", "/api/reminders");

export const storeSubscription = (subscription: PushSubscription, label: string) =>
  call("PUT", "/api/reminders/subscription", { ...(subscription.toJSON() as Subscribing), label });

export const removeDevice = (id: string) => call("DELETE", `/api/reminders/devices/${id}`);

export const sendTest = () => call("POST", "/api/reminders/test");
