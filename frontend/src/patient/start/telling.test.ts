import { describe, expect, it } from "vitest";
import { pages } from "./answers";
import { siteOf, told } from "./telling";

describe("the first questions", () => {
  it("ask how much and when only where there was more of something", () => {
    expect(pages({ kind: "none" })).not.toContain("percent");
    expect(pages({ kind: "running" })).toContain("weeks");
  });

  it("make a place out of what was tapped", () => {
    expect(siteOf([])).toBe("none");
    expect(siteOf(["midportion", "insertional"])).toBe("both");
    expect(siteOf(["insertional", "calf"])).toBe("insertional");
    expect(siteOf(["inner"])).toBe("inner");
    expect(siteOf(["calf"])).toBe("unsure");
    expect(siteOf("unsure")).toBe("unsure");
  });

  it("tell a week's steps, and leave open what nobody knows", () => {
    expect(told({ steps: 8000, kind: "none" })).toMatchObject({
      baseline_steps: 56_000,
      load_change: null,
      usual_pain: null,
      sex: "unsaid",
    });
  });

  it("tell what more was done", () => {
    expect(told({ kind: "running", percent: 50, weeks: 6 }).load_change).toEqual({
      kind: "running",
      percent: 50,
      weeks: 6,
    });
  });

  it("take a no to creaking and swelling together for neither one", () => {
    expect(told({ flags: { creaking: true } }).answers).toMatchObject({ creaks: true, swollen: true });
    expect(told({ flags: { creaking: false } }).answers).toMatchObject({ creaks: null, swollen: null });
  });
});
