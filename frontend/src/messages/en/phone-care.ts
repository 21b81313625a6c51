/** A phone's health, and what to do when it is not well, in words: by platform, and by who made the phone. */

import type { DeviceHealth } from "../../api/types";

type Advice = DeviceHealth["advice"];

export const heading = "Your devices";
export const none = {
  heading: "No device is set up",
  text: "Turn reminders on where you want to be told.",
  go: "Turn on reminders",
};
export const here = "This device";

export const states: Record<Advice, string> = {
  ok: "well",
  test_it: "not tried yet",
  silent: "silent",
  resubscribe: "turn on again",
  turn_on: "out of reach",
};

export const seen = (when: string): string => `Last reminder shown ${when}.`;
export const confirmed = (when: string): string => `You saw the test ${when}.`;
export const never = "Nothing has been shown here yet.";
export const sentAt = (when: string): string => `Last one sent ${when}.`;

export const todo: Record<Exclude<Advice, "ok">, string> = {
  test_it: "Send a test to this device. Once you have seen it, we know that it works.",
  silent: "What was sent in the last three days was not shown. Look at these, then send a test.",
  resubscribe: "Its address has changed, and we do not know the new one. Turn reminders on there once more.",
  turn_on: "The browser has given up its address. On that device, open Soleus and turn reminders on.",
};

export const test = "Send a test";
export const turnOn = "Turn on reminders";

export type Platform = "ios" | "android" | "desktop";

export const platforms: Record<Platform, string> = {
  ios: "What helps on an iPhone or iPad",
  android: "What helps on an Android phone",
  desktop: "What helps on a computer",
};

export const tips: Record<Platform, readonly string[]> = {
  ios: [
    "Open Soleus from the Home Screen. In a Safari tab no reminder comes.",
    "Settings, Notifications, Soleus: “Allow Notifications” is on, “Lock Screen” is ticked.",
    "Settings, Focus: in the Focus you use, add Soleus to the apps that may reach you.",
    "Removed it from the Home Screen? Add it again, then turn reminders on again.",
  ],
  android: [
    "In Chrome, tap the sign left of the address, then Permissions: notifications are allowed.",
    "Settings, Apps, Chrome, Notifications: all on, and “Sites” too.",
    "“Do not disturb” and bedtime mode are off, or let Chrome through.",
    "Battery saving must not stop Chrome. Where to set that depends on the maker:",
  ],
  desktop: [
    "The browser has to run. It may be small or behind other windows, but not closed.",
    "The sign left of the address, Site settings: notifications are allowed.",
    "Windows: Settings, System, Notifications: the browser is on, “Do not disturb” is off.",
    "Mac: System Settings, Notifications: the browser is allowed, Focus is off.",
  ],
};

export const makersHeading = "By who made the phone";
export type Maker = "samsung" | "xiaomi" | "huawei" | "oneplus" | "other";

export const makers: Record<Maker, { name: string; tips: readonly string[] }> = {
  samsung: {
    name: "Samsung",
    tips: [
      "Settings, Battery, Background usage limits: Chrome is not in “Sleeping apps” or “Deep sleeping apps”.",
      "Add Chrome to “Never sleeping apps”.",
    ],
  },
  xiaomi: {
    name: "Xiaomi, Redmi, Poco",
    tips: [
      "Settings, Apps, Chrome: turn “Autostart” on.",
      "There too: Battery saver, “No restrictions”.",
      "In the list of open apps, press long on Chrome and lock it.",
    ],
  },
  huawei: {
    name: "Huawei, Honor",
    tips: [
      "Settings, Battery, App launch: Chrome, “Manage manually”, all three switches on.",
      "In the list of open apps, pull Chrome down to lock it.",
    ],
  },
  oneplus: {
    name: "OnePlus, Oppo, Realme",
    tips: [
      "Settings, Battery, Battery optimisation: Chrome, “Don’t optimise”.",
      "Settings, Apps, Auto-launch: Chrome is on.",
    ],
  },
  other: {
    name: "Pixel, Motorola, Nokia and others",
    tips: ["Settings, Apps, Chrome, Battery: “Unrestricted”.", "Battery saver is off, or ends by itself."],
  },
};
