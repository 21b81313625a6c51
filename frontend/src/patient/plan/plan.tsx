/** The plan: where it stands, what opens the next stage, and what each part of it asks. */

import type { Programme, Training } from "../../api/types";
import * as words from "../../messages/en/plan";
import { Head } from "../../ui/head";
import { Late } from "../../ui/late";
import { Ladder } from "./ladder";
import { Locks } from "./locks";
import "./plan.css";
import { type PlanKnown, usePlan } from "./use-plan";

const targets = () => import("./targets");
const week = () => import("./week");
const activity = () => import("./activity");
const courses = () => import("./courses");
const verdicts = () => import("./verdicts");

export default function PlanPage() {
  const [known, setTraining] = usePlan();
  if (!known) return <main />;
  const programme = known.training?.programme;
  if (!known.training || !programme) return <Nothing {...(known.training ? words.none : words.away)} />;
  return <Shown known={known} programme={programme} training={known.training} onChange={setTraining} />;
}

function Nothing({ heading, text }: { heading: string; text: string }) {
  return (
    <main>
      <Head page={words.page}>{heading}</Head>
      <p class="soft">{text}</p>
    </main>
  );
}

interface Props {
  known: PlanKnown;
  programme: Programme;
  training: Training;
  onChange: (training: Training) => void;
}

function Shown({ known, programme, training, onChange }: Props) {
  const stage = programme.stages.find(({ is_now }) => is_now);
  const isPaused = programme.status === "paused";
  return (
    <main class="plan">
      <Head page={words.page} over={programme.title}>
        {isPaused || !stage ? words.paused : words.heading(stage.title, programme.week_of_stage)}
      </Head>
      <Locks locks={training.locks} />
      <Late load={week} given={{ programme }} />
      <Late load={activity} given={{}} />
      <Ladder programme={programme} onChange={onChange} />
      <Late load={targets} given={{ programme }} />
      {known.courses ? (
        <Late load={courses} given={{ courses: known.courses }} />
      ) : (
        <p class="soft small section">{words.offline}</p>
      )}
      {known.verdicts && <Late load={verdicts} given={{ verdicts: known.verdicts }} />}
    </main>
  );
}
