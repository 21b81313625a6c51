/** The id of the rule that spoke, in its frame; clay only where something was stopped or not borne. */

import { decisions } from "../../messages/en/desk-decisions";

const CLAY = ["emergency", "stop", "step_back"];

export function RuleId({ rule, effect }: { rule: string; effect: string }) {
  return (
    <span class={CLAY.includes(effect) ? "rule rule-stop" : "rule"}>
      <span class="hidden">{decisions.rule}</span>
      {rule}
    </span>
  );
}
