/** The desk's addresses. Ids only: a name or a figure never stands in a URL. */

export type Place =
  | { page: "caseload" }
  | { page: "invite" }
  | { page: "thresholds" }
  | { page: "reach" }
  | { page: "patient"; id: string }
  | { page: "plan"; id: string }
  | { page: "assess"; id: string }
  | { page: "unknown" };

export const CASELOAD = "/desk";
export const INVITE = "/desk/invite";
export const THRESHOLDS = "/desk/thresholds";
export const REACH = "/desk/reach";
/** The part of a patient's page that tells of the reminders. A query, because the router drops what follows a #. */
export const SEE_REMINDERS = "?see=reminders";

export const patientPath = (id: string) => `/desk/patients/${encodeURIComponent(id)}`;

export const planPath = (id: string) => `${patientPath(id)}/plan`;

export const remindersPath = (id: string) => `${patientPath(id)}${SEE_REMINDERS}`;

export const assessPath = (id: string) => `${patientPath(id)}/assess`;

function isSinglePage(section: string): section is "invite" | "thresholds" | "reach" {
  return section === "invite" || section === "thresholds" || section === "reach";
}

export function placeOf(path: string): Place {
  const [first, ...rest] = path.split("/").filter((part) => part !== "");
  if (first !== "desk") return { page: "unknown" };
  const [section, id, page, ...more] = rest;
  if (section === undefined) return { page: "caseload" };
  if (isSinglePage(section) && id === undefined) return { page: section };
  if (section !== "patients" || id === undefined || more.length > 0) return { page: "unknown" };
  if (page === undefined) return { page: "patient", id: decodeURIComponent(id) };
  if (page === "plan" || page === "assess") return { page, id: decodeURIComponent(id) };
  return { page: "unknown" };
}
