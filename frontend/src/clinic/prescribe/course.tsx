/** One course: what it is, what is known about it, and its fields once it is on. */

import type { ComponentChildren } from "preact";
import { gates } from "../../messages/en/desk-gates";
import { plan as say } from "../../messages/en/desk-plan";
import { fieldId } from "../parts/field";
import { Icon, type IconName } from "../parts/icon";

interface CourseProps {
  name: "collagen" | "shockwave" | "gtn" | "wedges";
  icon: IconName;
  isOn: boolean;
  /** In the running plan; null where there is none. */
  wasOn: boolean | null;
  onSwitch: (isOn: boolean) => void;
  /** What is asked before it; wedges ask nothing. */
  gate?: ComponentChildren;
  /** It may not be switched on yet; pressing the switch leads to the reason. */
  isBlocked?: boolean;
  onBlocked?: () => void;
  problem?: string | undefined;
  children: ComponentChildren;
}

export function Course(props: CourseProps) {
  const { name, icon, isOn, wasOn, gate, problem, children } = props;
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
        {gate}
        {problem && (
          <p class="error" id={`${fieldId(name)}-error`}>
            <Icon name="info" small />
            <span>{problem}</span>
          </p>
        )}
        {isOn && <div class="fields">{children}</div>}
      </div>
      <Switch {...props} />
    </section>
  );
}

function Switch({ name, isOn, isBlocked, problem, onSwitch, onBlocked }: CourseProps) {
  const cannot = isBlocked === true && !isOn;
  return (
    <label class="switch">
      <input
        id={fieldId(name)}
        type="checkbox"
        role="switch"
        data-test={`course-${name}`}
        checked={isOn}
        aria-checked={isOn}
        aria-disabled={cannot}
        aria-describedby={problem ? `${fieldId(name)}-error` : undefined}
        onChange={(event) => {
          if (!cannot) return onSwitch(event.currentTarget.checked);
          event.currentTarget.checked = false;
          return onBlocked?.();
        }}
      />
      <span class="hidden">{cannot ? `${say[name].title}. ${gates.opens}` : say[name].title}</span>
    </label>
  );
}
