/** What a clinician may add to the sessions: collagen, shockwave, patch, wedges. */

import { plan as say } from "../../messages/en/desk-plan";
import { sayDate, sayDay, timeOf } from "../calendar";
import { Field } from "../parts/field";
import { Course } from "./course";
import type { Draft } from "./draft";
import type { PlanForm } from "./plan-form";
import { wasIf } from "./was";

type CourseName = "collagen" | "shockwave" | "gtn" | "wedges";

/** The props of one field of one course: value, change, problem and what it was. */
function fieldOfCourse<Name extends CourseName>(form: PlanForm, draft: Draft, name: Name) {
  const course = draft[name];
  const before = form.original?.[name].on ? form.original[name] : undefined;
  return (key: keyof Draft[Name] & string, path: string, sayWas?: (value: string) => string) => ({
    path,
    value: String(course[key]),
    onValue: (value: string) => form.change({ ...draft, [name]: { ...course, [key]: value } }),
    onLeave: () => form.leaveField(path),
    problem: form.problemAt(path),
    was: before && wasIf(String(before[key]), String(course[key]), sayWas),
  });
}

function courseOf(form: PlanForm, draft: Draft, name: CourseName) {
  return {
    name,
    isOn: draft[name].on,
    wasOn: form.original ? form.original[name].on : null,
    onSwitch: (on: boolean) => form.change({ ...draft, [name]: { ...draft[name], on } }),
  };
}

interface BlockProps {
  form: PlanForm;
  draft: Draft;
}

export function CoursesBlock(props: BlockProps) {
  return (
    <section class="block">
      <div class="block-head">
        <h2>{say.courses}</h2>
        <p>{say.coursesHint}</p>
      </div>
      <Collagen {...props} />
      <Shockwave {...props} />
      <Patch {...props} />
      <Wedges {...props} />
    </section>
  );
}

function Collagen({ form, draft }: BlockProps) {
  const field = fieldOfCourse(form, draft, "collagen");
  return (
    <Course {...courseOf(form, draft, "collagen")} icon="cup">
      <Field
        {...field("leadMinutes", "collagen.lead_minutes")}
        label={say.collagen.lead}
        type="number"
        unit={say.collagen.minutes}
      />
    </Course>
  );
}

function Shockwave({ form, draft }: BlockProps) {
  const field = fieldOfCourse(form, draft, "shockwave");
  const words = say.shockwave;
  return (
    <Course {...courseOf(form, draft, "shockwave")} icon="waves">
      <Field
        {...field("first", "shockwave.first", (first) => `${sayDay(first)} ${timeOf(first)}`)}
        label={words.first}
        type="datetime-local"
      />
      <Field {...field("visits", "shockwave.sessions")} label={words.visits} type="number" />
      <Field
        {...field("everyDays", "shockwave.every_days")}
        label={words.every}
        type="number"
        unit={words.days}
      />
      <Field
        {...field("prescriber", "shockwave.prescriber")}
        label={words.prescriber}
        hint={say.prescriberHint}
      />
    </Course>
  );
}

function Patch({ form, draft }: BlockProps) {
  const field = fieldOfCourse(form, draft, "gtn");
  const words = say.gtn;
  return (
    <Course {...courseOf(form, draft, "gtn")} icon="patch">
      <Field {...field("from", "gtn.from", sayDate)} label={words.from} type="date" />
      <Field {...field("weeks", "gtn.weeks")} label={words.weeks} type="number" unit={words.weeksUnit} />
      <Field {...field("time", "gtn.time")} label={words.time} type="time" />
      <Field {...field("prescriber", "gtn.prescriber")} label={words.prescriber} hint={say.prescriberHint} />
    </Course>
  );
}

function Wedges({ form, draft }: BlockProps) {
  const field = fieldOfCourse(form, draft, "wedges");
  const words = say.wedges;
  return (
    <Course {...courseOf(form, draft, "wedges")} icon="wedge">
      <Field {...field("heightMm", "wedges.height_mm")} label={words.height} type="number" unit={words.mm} />
      <Field {...field("from", "wedges.from", sayDate)} label={words.from} type="date" />
      <Field {...field("weeks", "wedges.weeks")} label={words.weeks} type="number" unit={words.weeksUnit} />
      <Field {...field("time", "wedges.time")} label={words.time} type="time" />
    </Course>
  );
}
