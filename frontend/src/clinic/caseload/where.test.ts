import { describe, expect, it } from "vitest";
import { patientNamed, reason } from "./examples";
import { saySince, sayWhy } from "./where";

const NOW = new Date("2026-03-21T12:00:00Z");
const why = (rest: Parameters<typeof patientNamed>[1]) =>
  sayWhy(patientNamed("Ada", rest), "Europe/London", NOW);

describe("the reason on a row", () => {
  it("is the verdict's own sentence", () => {
    expect(why({ need: "unstable", reason })).toBe(reason.saw);
  });

  it("counts the days of silence, whatever the clinic bears", () => {
    expect(why({ need: "silent", silent_days: 9, reason: { ...reason, rule: "X6", at: null } })).toBe(
      "No entry for 9 days",
    );
  });

  it("tells no device from a device that shows nothing", () => {
    expect(why({ need: "unreachable" })).toMatch(/No working device/);
    expect(why({ need: "unreachable", reason: { ...reason, rule: "X5" } })).toMatch(/no device shows them/);
  });

  it("says since when, and what else is open", () => {
    const say = (more: number) =>
      saySince(patientNamed("Ada", { need: "unstable", reason: { ...reason, more } }), "Europe/London", NOW);
    expect(say(0)).toBe("today 08:30");
    expect(say(2)).toBe("today 08:30, and 2 more open");
  });
});
