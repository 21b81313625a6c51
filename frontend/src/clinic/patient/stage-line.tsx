/** The stages of the template on one line, and where this patient stands. */

import { desk } from "../../messages/en/desk";
import { listTemplates, type Plan } from "../data";
import { useResource } from "../parts/resource";

export function StageLine({ plan }: { plan: Plan }) {
  const templates = useResource(listTemplates).value?.templates;
  const stages = templates?.find((template) => template.id === plan.template)?.stages ?? [];
  const now = stages.findIndex((stage) => stage.title === plan.stage);
  if (now < 0) return null;
  return (
    <section class="card way" aria-label={desk.patient.stages}>
      <ol class="way-line">
        {stages.map((stage, index) => (
          <li
            key={stage.title}
            class={index === now ? "is-now" : undefined}
            aria-current={index === now ? "step" : undefined}
          >
            <span class="bead" />
            <span>
              {stage.title}
              {index === now && <small>{desk.patient.stageNow}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
