/** The plan as it stands, and pausing, resuming or ending it. */

import { desk } from "../../messages/en/desk";
import { plan as words } from "../../messages/en/desk-plan";
import { daysBetween, localNow, sayAhead, sayDate, sayDay, sayMoment, shortWeekday } from "../calendar";
import type { PatientPage, Plan, Prescription } from "../data";
import { planPath } from "../places";
import { StatusChanges } from "./status-changes";

const say = desk.patient;

interface PlanNowProps {
  patient: PatientPage;
  zone: string;
  /** The one deep block of the page, with its main button; else a card beside it. */
  isDeep: boolean;
  onChanged: () => void;
}

export function PlanNow({ patient, zone, isDeep, onChanged }: PlanNowProps) {
  const { plan } = patient;
  const look = isDeep ? "now" : "card plan-card";
  const button = isDeep ? "button button-main button-wide" : "button button-line button-wide";
  if (plan === null) {
    return (
      <section class={look} aria-labelledby="plan-now">
        <p class="now-label">{say.noPlan.label}</p>
        <h2 id="plan-now">{say.noPlan.title(patient.name)}</h2>
        <p class="soft">{say.noPlan.text}</p>
        <a class={button} href={planPath(patient.id)}>
          {say.assign}
        </a>
      </section>
    );
  }
  const isEnded = plan.status === "ended";
  return (
    <section class={look} aria-labelledby="plan-now">
      <p class="now-label">{say.now[plan.status]}</p>
      <h2 id="plan-now">{sayWeek(plan)}</h2>
      {plan.status === "paused" && <p class="soft">{say.now.pausedText}</p>}
      {isEnded && <p class="soft">{say.now.endedText}</p>}
      <Facts patient={patient} plan={plan} zone={zone} />
      <a class={button} href={planPath(patient.id)}>
        {isEnded ? say.newPlan : say.adjust}
      </a>
      {!isEnded && <StatusChanges plan={plan} onChanged={onChanged} />}
    </section>
  );
}

function sayWeek(plan: Plan): string {
  const today = localNow(new Date(), plan.zone);
  const passed = daysBetween(plan.starts_on, today);
  if (plan.status !== "active" || passed < 0) return plan.title;
  const weeks = Math.ceil((daysBetween(plan.starts_on, plan.ends_on) + 1) / 7);
  return say.now.week(Math.min(Math.floor(passed / 7) + 1, weeks), weeks);
}

function sayCourses(prescribed: Prescription): string {
  const titles = (["collagen", "shockwave", "gtn", "wedges"] as const)
    .filter((course) => prescribed[course] !== null)
    .map((course) => words[course].title);
  return titles.join(", ") || say.noCourses;
}

function Facts({ patient, plan, zone }: { patient: PatientPage; plan: Plan; zone: string }) {
  const now = new Date();
  const today = localNow(now, patient.zone).slice(0, 10);
  const { sessions } = plan.prescription;
  const next = patient.upcoming.find((item) => item.state === "planned" && item.due_at > now.toISOString());
  const facts: [string, string][] = [
    [say.facts.days, `${sessions.weekdays.map(shortWeekday).join(", ")} ${sessions.time}`],
    [say.facts.courses, sayCourses(plan.prescription)],
    [say.facts.by, say.by(plan.assigned_by, sayMoment(plan.assigned_at, zone, now))],
  ];
  if (plan.status === "active") {
    facts.push([say.facts.ends, sayDay(plan.ends_on, today)]);
    if (next) facts.unshift([say.facts.next, `${words.kinds[next.kind]} ${sayAhead(next.local, today)}`]);
  } else facts.push([say.facts.began, sayDate(plan.starts_on, today)]);
  return (
    <dl class="facts">
      {facts.map(([what, value]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
