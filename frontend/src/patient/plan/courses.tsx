/** What goes with the exercises: patches, wedges, shockwave, collagen, each with its day and its advice. */

import type { ComponentChildren } from "preact";
import type { Shapes } from "../../api/types";
import { timeOf, wallAt } from "../../domain/wall";
import * as words from "../../messages/en/plan-courses";
import { today } from "../../state";
import { Late } from "../../ui/late";
import { Bar } from "./bar";

const wear = () => import("./wear");
const rebook = () => import("./rebook");

type All = Shapes["CoursesOut"];
type Advice = Shapes["AdviceOut"];

export default function Courses({ courses }: { courses: All }) {
  const { gtn, wedges, shockwave, collagen, advice } = courses;
  if (!gtn && !wedges && !shockwave && !collagen && !advice.length) return null;
  return (
    <section class="section" aria-labelledby="courses">
      <h2 id="courses">{words.courses.heading}</h2>
      <Said advice={advice} />
      <div class="stack">
        {gtn && <Gtn course={gtn} />}
        {wedges && (
          <Course
            name={words.wedges.name}
            isLocked={wedges.is_locked}
            figure={words.wedges.day(wedges.day, wedges.days)}
            percent={percentOf(wedges.day, wedges.days)}
          >
            <p>{words.wedges.height(wedges.height_mm, wedges.goal_hours)}</p>
            <Said advice={wedges.advice} />
            {wedges.day !== null && <Late load={wear} given={{ course: wedges }} />}
          </Course>
        )}
        {shockwave && <Shockwave course={shockwave} />}
        {collagen && (
          <Course name={words.collagen.name} isLocked={collagen.is_locked} figure={collagen.dose}>
            <p>{words.collagen.when(collagen.lead_minutes)}</p>
            <Said advice={collagen.advice} />
          </Course>
        )}
      </div>
      {(gtn || wedges || shockwave) && (
        <a class="button button-wide below" href="/effects" data-test="effects">
          {words.courses.tell}
        </a>
      )}
    </section>
  );
}

const percentOf = (day: number | null, of: number): number | null => (day === null ? null : (100 * day) / of);

interface CourseProps {
  name: string;
  isLocked: boolean;
  figure: string;
  percent?: number | null;
  children: ComponentChildren;
}

function Course({ name, isLocked, figure, percent, children }: CourseProps) {
  return (
    <section class="card course" data-test="course">
      <h3>{isLocked ? `${name}, ${words.courses.onHold}` : name}</h3>
      {figure && <p class="figure">{figure}</p>}
      {percent != null && <Bar percent={percent} />}
      {children}
    </section>
  );
}

/** The rows of the tables that hold today. */
function Said({ advice }: { advice: readonly Advice[] }) {
  return (
    <>
      {advice.map((one) => (
        <p key={one.rule} class={one.effect === "ok" ? "aside" : "aside is-ask"}>
          <strong>{one.saw}</strong> {one.do} <small class="soft">{one.rule}</small>
        </p>
      ))}
    </>
  );
}

function Gtn({ course }: { course: NonNullable<All["gtn"]> }) {
  const text = words.gtn;
  return (
    <Course
      name={text.name}
      isLocked={course.is_locked}
      figure={text.day(course.day, course.days)}
      percent={percentOf(course.day, course.days)}
    >
      <Said advice={course.advice} />
      {course.off_for && <p>{text.off(course.off_for)}</p>}
      {course.instruction && <p>{course.instruction}</p>}
      <p>
        {course.may_show_cut ? text.cut : text.noCut} {text.missed}
      </p>
      {course.headache_advice && (
        <p>
          {text.headache}: {course.headache_advice}
        </p>
      )}
      {course.prescriber && <p class="small soft">{text.by(course.prescriber)}</p>}
    </Course>
  );
}

function Shockwave({ course }: { course: NonNullable<All["shockwave"]> }) {
  const text = words.shockwave;
  const zone = today.value?.person.zone ?? "UTC";
  const freeUntil = course.calf_free_until && timeOf(wallAt(Date.parse(course.calf_free_until), zone));
  return (
    <Course
      name={text.name}
      isLocked={course.is_locked}
      figure={text.visits(course.done, course.visits)}
      percent={percentOf(course.done, course.visits)}
    >
      <Said advice={course.advice} />
      {course.next_local && <p>{text.next(course.next_local)}</p>}
      {freeUntil && <p>{text.free(freeUntil)}</p>}
      {course.missed_id && <Late load={rebook} given={{ visit: course.missed_id }} />}
    </Course>
  );
}
