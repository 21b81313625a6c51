/** What a clinician may add to the sessions: collagen, shockwave, patch, wedges. */

import { useState } from "preact/hooks";
import { plan as say } from "../../messages/en/desk-plan";
import { sayDate, sayDay, timeOf } from "../calendar";
import { Field } from "../parts/field";
import { Quiet } from "../parts/page";
import { Course } from "./course";
import type { Draft } from "./draft";
import { GateAnswer } from "./gates/gate-answer";
import type { GatedCourse } from "./gates/gate-draft";
import type { useGates } from "./gates/use-gates";
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
    problem: form.problemAt(name),
  };
}

type Gating = ReturnType<typeof useGates>;

interface BlockProps {
  form: PlanForm;
  draft: Draft;
  gating: Gating;
  zone: string;
}

/** The gate of a course: what was answered, and whether the course may be switched on. */
function useGate({ form, draft, gating, zone }: BlockProps, name: GatedCourse) {
  const [isOpen, setOpen] = useState(false);
  const gate = gating.gates[name];
  return {
    isBlocked: !gate.is_passed,
    onBlocked: () => setOpen(true),
    gate: (
      <GateAnswer
        gate={gate}
        isOn={draft[name].on}
        isOpen={isOpen}
        zone={zone}
        onOpen={setOpen}
        onAnswer={gating.answer}
        onAnswered={(answered) => {
          if (answered.course === "gtn") form.change(withPrescriber(answered.answers?.prescriber ?? ""));
          if (answered.course === "collagen") form.change(withDose(answered.answers?.dose ?? ""));
          // The same form may be allowed now
          form.previewed.retry();
        }}
      />
    ),
  };
}

/** What was said in the gate is not typed twice. */
const withPrescriber =
  (prescriber: string) =>
  (draft: Draft): Draft => ({
    ...draft,
    gtn: { ...draft.gtn, prescriber: draft.gtn.prescriber.trim() || prescriber },
  });

const withDose =
  (dose: string) =>
  (draft: Draft): Draft => ({
    ...draft,
    collagen: { ...draft.collagen, dose: draft.collagen.dose.trim() || dose },
  });

const COURSES = ["collagen", "shockwave", "gtn", "wedges"] as const;

/** What the template does not allow is named, not offered; what runs already can still be ended. */
export function CoursesBlock(props: BlockProps) {
  const { form, draft } = props;
  const allowed = form.template?.courses ?? COURSES;
  const isOffered = (name: CourseName) =>
    allowed.includes(name) || draft[name].on || form.original?.[name].on === true;
  const missing = COURSES.filter((name) => !allowed.includes(name)).map((name) => say[name].title);
  return (
    <section class="block">
      <div class="block-head">
        <h2>{say.courses}</h2>
        <p>{say.coursesHint}</p>
      </div>
      {isOffered("collagen") && <Collagen {...props} />}
      {isOffered("shockwave") && <Shockwave {...props} />}
      {isOffered("gtn") && <Patch {...props} />}
      {isOffered("wedges") && <Wedges {...props} />}
      {missing.length > 0 && <Quiet>{say.notAllowed(missing.join(", "))}</Quiet>}
    </section>
  );
}

function Collagen(props: BlockProps) {
  const { form, draft } = props;
  const gate = useGate(props, "collagen");
  const field = fieldOfCourse(form, draft, "collagen");
  return (
    <Course {...courseOf(form, draft, "collagen")} {...gate} icon="cup">
      <Field
        {...field("leadMinutes", "collagen.lead_minutes")}
        label={say.collagen.lead}
        type="number"
        unit={say.collagen.minutes}
      />
      <Field {...field("dose", "collagen.dose")} label={say.collagen.dose} hint={say.collagen.doseHint} />
    </Course>
  );
}

function Shockwave(props: BlockProps) {
  const { form, draft } = props;
  const gate = useGate(props, "shockwave");
  const field = fieldOfCourse(form, draft, "shockwave");
  const words = say.shockwave;
  return (
    <Course {...courseOf(form, draft, "shockwave")} {...gate} icon="waves">
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

function Patch(props: BlockProps) {
  const { form, draft } = props;
  const gate = useGate(props, "gtn");
  const field = fieldOfCourse(form, draft, "gtn");
  const words = say.gtn;
  return (
    <Course {...courseOf(form, draft, "gtn")} {...gate} icon="patch">
      <Field {...field("from", "gtn.from", sayDate)} label={words.from} type="date" />
      <Field {...field("weeks", "gtn.weeks")} label={words.weeks} type="number" unit={words.weeksUnit} />
      <Field {...field("time", "gtn.time")} label={words.time} type="time" />
      <Field
        {...field("wearHours", "gtn.wear_hours")}
        label={words.wear}
        type="number"
        unit={words.hours}
        hint={words.wearHint}
      />
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
