/** The shapes that cross the wire, as the server names them. */

export type Role = "patient" | "clinician" | "clinic_admin";

export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  zone: string;
  clinic: { id: string; name: string; zone: string };
}

export interface OpenedInvitation {
  clinic: string;
  invited_by: string;
  name: string;
  role: Role;
  expires_at: string;
}

export interface InvitationRedeem {
  token: string;
  name: string;
  email: string;
  password: string;
  zone: string;
}

export type Kind =
  | "session"
  | "collagen"
  | "next_day_check"
  | "gtn_patch"
  | "heel_wedges"
  | "shockwave"
  | "shockwave_day_before"
  | "shockwave_soon"
  | "gtn_review"
  | "wedge_review"
  | "shockwave_review";

export type OccurrenceState = "planned" | "done" | "skipped" | "cancelled";

export interface Occurrence {
  id: string;
  kind: Kind;
  due_at: string;
  expires_at: string;
  /** Wall time in `zone`, without an offset. */
  local: string;
  zone: string;
  state: OccurrenceState;
  moved_from_local: string | null;
  n: number | null;
  of: number | null;
  anchor_id: string | null;
  snoozed_until: string | null;
  acted_at: string | null;
  entry_id: string | null;
  detail: Record<string, number | string | null>;
}

export interface TodayPlan {
  id: string;
  title: string;
  stage: string;
  status: "active" | "paused" | "ended";
  starts_on: string;
  ends_on: string;
  week: number;
  weeks: number;
}

export interface Today {
  server_time: string;
  person: { name: string; zone: string };
  plan: TodayPlan | null;
  occurrences: Occurrence[];
}

export type Verb = "done" | "skip" | "move" | "snooze" | "undo";

export interface Changed {
  occurrences?: Occurrence[];
}

export interface Device {
  id: string;
  label: string;
  state: "working" | "silent" | "needs_resubscribe" | "gone";
  endpoint_hash: string;
  last_shown_at: string | null;
  created_at: string;
}

export interface Reminders {
  public_key: string;
  devices: Device[];
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { field: string; message: string }[];
}
