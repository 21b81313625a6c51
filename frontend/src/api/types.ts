/** The house's names for the shapes that cross the wire; the shapes themselves are the server's. */

import type { components } from "./generated";

export type Shapes = components["schemas"];

export type Problem = Shapes["Problem"];

export type Role = Shapes["Role"];
export type Me = Shapes["MeOut"];
export type OpenedInvitation = Shapes["InvitationOpenedOut"];
export type Redeeming = Shapes["RedeemIn"];

export type Today = Shapes["TodayOut"];
export type TodayPlan = Shapes["TodayPlanOut"];
/** `local` and `moved_from_local` are wall times in `zone`, without an offset. */
export type Occurrence = Shapes["OccurrenceOut"];
export type Kind = Occurrence["kind"];
export type OccurrenceState = Occurrence["state"];
export type Changed = Shapes["ChangedOut"];
export type Action = Pick<Shapes["ActionIn"], "verb" | "acted_at"> & Partial<Shapes["ActionIn"]>;
export type Verb = Action["verb"];
export type SessionEntry = Shapes["SessionEntryIn"];
export type MorningCheck = Shapes["MorningCheckIn"];

export type Questionnaire = Shapes["QuestionnaireOut"];
export type Question = Shapes["QuestionnaireItemOut"];
export type MyQuestionnaires = Shapes["MyQuestionnairesOut"];
export type QuestionnaireEntry = Shapes["QuestionnaireEntryIn"];

export type Device = Shapes["DeviceOut"];
export type Reminders = Shapes["RemindersOut"];
export type Subscribing = Shapes["SubscriptionIn"];
export type Receipt = Shapes["ReceiptIn"];
export type ReminderHistory = Shapes["HistoryOut"];
export type ReminderLife = Shapes["ReminderLifeOut"];
export type DeviceHealth = Shapes["OwnDeviceHealthOut"];
/** What the person wishes of reminders: as it holds, and as it is handed in. */
export type Manners = Shapes["MannersOut"];
export type Wishes = Shapes["MannersIn"];
export type OwnKind = Shapes["OwnTimeIn"]["kind"];

export type OwnCondition = Shapes["OwnConditionOut"];
export type TellingCondition = Shapes["OwnConditionIn"];
export type Screening = Shapes["ScreeningIn"];
export type DueQuestion = Shapes["QuestionOut"];
export type Lock = Shapes["LockOut"];
export type Progress = Shapes["ProgressOut"];
export type Judgement = Shapes["VerdictOut"];
/** What any diary entry may be answered with: what the rules say, and what changes next time. */
export type Judged = { verdict: Judgement | null; progress?: Progress | null; ask_again_at?: string | null };

/** The programme as it stands, and what is locked. */
export type Training = Shapes["ProgrammeNowOut"];
export type Programme = Shapes["ProgrammeOut"];
export type Target = Shapes["TargetOut"];
export type Run = Shapes["RunOut"];
