/** One course: what it is, what is known about it, and its fields once it is on. */

import type { ComponentChildren } from "preact";
import { plan as say } from "../../messages/en/desk-plan";
import { Icon, type IconName } from "../parts/icon";

interface CourseProps {
  name: "collagen" | "shockwave" | "gtn" | "wedges";
  icon: IconName;
  isOn: boolean;
  /** In the running plan; null where there is none. */
  wasOn: boolean | null;
  onSwitch: (isOn: boolean) => void;
  children: ComponentChildren;
}

export function Course({ name, icon, isOn, wasOn, onSwitch, children }: CourseProps) {
  const words = say[name];
  return (
    <section class="course" aria-labelledby={`course-${name}`}>
      <Icon name={icon} />
      <div>
        <h3 id={`course-${name}`}>
          {words.title}
          {wasOn !== null && isOn !== wasOn && (
            <span class="chip chip-load">{isOn ? say.isNew : say.was("on")}</span>
          )}
        </h3>
        <p>{words.summary}</p>
        <p class="evidence">
          <Icon name="scales" small />
          <span>{words.evidence}</span>
        </p>
        {isOn && <div class="fields">{children}</div>}
      </div>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          data-test={`course-${name}`}
          checked={isOn}
          aria-checked={isOn}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
        <span class="hidden">{words.title}</span>
      </label>
    </section>
  );
}
