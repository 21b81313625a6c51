import { describe, expect, it } from "vitest";
import { assessPath, patientPath, placeOf, planPath } from "./places";

describe("the desk's addresses", () => {
  it.each([
    ["/desk", { page: "caseload" }],
    ["/desk/", { page: "caseload" }],
    ["/desk/invite", { page: "invite" }],
    ["/desk/thresholds", { page: "thresholds" }],
    ["/desk/thresholds/pain_limit", { page: "unknown" }],
    ["/desk/reach", { page: "reach" }],
    ["/desk/reach/a1", { page: "unknown" }],
    [patientPath("a1"), { page: "patient", id: "a1" }],
    [planPath("a1"), { page: "plan", id: "a1" }],
    [assessPath("a1"), { page: "assess", id: "a1" }],
    ["/desk/patients", { page: "unknown" }],
    ["/desk/patients/a1/plan/more", { page: "unknown" }],
    ["/desk/nowhere", { page: "unknown" }],
    ["/today", { page: "unknown" }],
  ])("%s", (path, place) => {
    expect(placeOf(path)).toEqual(place);
  });
});
