import { describe, expect, it } from "vitest";
import { sayRollDay } from "./day-words";
import { planned } from "./examples";
import { beadsOf, clockChange, daysFrom, hoursOf, type RollDay, rollOf } from "./roll";

const monday = "2026-11-23";
const session = planned("session", `${monday}T18:00`);
const collagen = planned("collagen", `${monday}T17:30`);
const wedges = planned("heel_wedges", `${monday}T08:30`);
const check = planned("next_day_check", `${monday}T08:30`);
const visit = planned("shockwave", `${monday}T10:00`);
const day = (items: RollDay["items"], gone: RollDay["items"] = []): RollDay => ({
  date: monday,
  items,
  gone,
  sends: 0,
});

describe("reminders by date", () => {
  it("hold a line for every date, empty ones too", () => {
    const days = daysFrom(monday, 3, [session]);
    expect(days.map((one) => [one.date, one.items.length])).toEqual([
      ["2026-11-23", 1],
      ["2026-11-24", 0],
      ["2026-11-25", 0],
    ]);
  });

  it("count what falls in one minute as one send and an appointment as none", () => {
    expect(daysFrom(monday, 1, [wedges, check, visit])[0]?.sends).toBe(1);
  });

  it("begin today when the plan began earlier", () => {
    const preview = ["2026-11-22", "2026-11-23", "2026-11-24"].map((date) => ({ date, items: [], sends: 0 }));
    expect(rollOf(preview, monday, []).map((one) => one.date)).toEqual(["2026-11-23", "2026-11-24"]);
  });

  it("keep what the running plan would have sent as gone", () => {
    const [one] = rollOf([{ date: monday, items: [session], sends: 1 }], monday, [session, collagen]);
    expect(one?.gone).toEqual([collagen]);
  });
});

describe("the line of a day", () => {
  const hours = hoursOf([day([wedges, session])]);

  it("widens for what is due early or late", () => {
    const late = planned("gtn_patch", `${monday}T23:30`);
    const early = planned("heel_wedges", `${monday}T05:10`);
    expect(hoursOf([day([early, late])])).toEqual({ from: 5, to: 24 });
  });

  it("puts no bead over another and none outside", () => {
    const crowd = Array.from({ length: 6 }, () => planned("gtn_patch", `${monday}T21:00`));
    const places = beadsOf(day(crowd), hours).map((bead) => bead.x);
    expect(Math.max(...places)).toBeLessThanOrEqual(100);
    expect(places.slice(1).every((x, index) => x - (places[index] as number) >= 4.9)).toBe(true);
  });

  it("joins what is sent as one", () => {
    expect(beadsOf(day([wedges, check, session]), hours).map((bead) => bead.isJoined)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("never joins what is no longer sent", () => {
    expect(beadsOf(day([wedges], [check]), hours).some((bead) => bead.isJoined)).toBe(false);
  });

  it("is said in words, merged and not sent things too", () => {
    expect(sayRollDay(day([wedges, check, visit], [session]))).toBe(
      "08:30 wedges in, morning check, as one; 10:00 shockwave visit, not sent; 18:00 calf session no longer sent",
    );
  });
});

describe("a change of clocks", () => {
  const untilApril = [day([session]), { ...day([]), date: "2027-04-05" }];

  it("is found on its own day, though nothing is due then", () => {
    expect(clockChange(untilApril, "Europe/London")).toBe("2027-03-28");
  });

  it("is none where the clocks stay", () => {
    expect(clockChange(untilApril, "Asia/Tokyo")).toBeNull();
  });
});

describe("the patient's own wishes", () => {
  it("say why something is not sent, or when", () => {
    const full = { ...wedges, told_local: null, unsent: "day_full" as const };
    const put_off = { ...planned("gtn_patch", `${monday}T06:00`), told_local: `${monday}T07:30` };
    expect(sayRollDay(day([put_off, full]))).toBe(
      "06:00 new patch, sent at 07:30, after quiet hours; 08:30 wedges in, not sent: the day is full",
    );
    expect(daysFrom(monday, 1, [put_off, full, session])[0]?.sends).toBe(2);
  });
});
