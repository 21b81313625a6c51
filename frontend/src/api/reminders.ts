/** The devices that reminders reach, and what the person wishes of reminders. */

import { call } from "./client";
import type { OwnKind, Subscribing, Wishes } from "./types";

export const readReminders = () => call("GET", "/api/reminders");

export const storeSubscription = (
  subscription: PushSubscription,
  label: string,
  platform: Subscribing["platform"],
) =>
  call("PUT", "/api/reminders/subscription", {
    ...(subscription.toJSON() as Subscribing),
    label,
    platform,
  });

export const removeDevice = (id: string) => call("DELETE", `/api/reminders/devices/${id}`);

export const confirmDevice = (id: string) => call("POST", `/api/reminders/devices/${id}/confirm`);

export const sendTest = () => call("POST", "/api/reminders/test");

export const readManners = () => call("GET", "/api/reminders/manners");

export const putManners = (wishes: Wishes) => call("PUT", "/api/reminders/manners", wishes);

/** A person's own time for one kind; null: as prescribed. */
export const putOwnTime = (kind: OwnKind, local_time: string | null) =>
  call("PUT", "/api/programme/times", { kind, local_time });

export const keepTime = (kind: OwnKind) => call("POST", "/api/programme/times/keep", { kind });
