/** The devices that reminders reach. */

import { call } from "./client";
import type { Device, Reminders } from "./types";

export const readReminders = () => call<Reminders>("GET", "/api/reminders");

export const storeSubscription = (subscription: PushSubscriptionJSON & { label?: string }) =>
  call<Device>("PUT", "/api/reminders/subscription", subscription);

export const removeDevice = (id: string) => call<void>("DELETE", `/api/reminders/devices/${id}`);

export const sendTest = () => call<{ notice_id: string; devices: number }>("POST", "/api/reminders/test");
