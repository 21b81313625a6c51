/** Which single keys there are, and the switch that turns them off. */

import { desk } from "../../messages/en/desk";
import { singleKeys, switchSingleKeys } from "./keys";

export function KeyHints() {
  return (
    <div class="keys">
      <label class="pick">
        <input
          type="checkbox"
          checked={singleKeys.value}
          onChange={(event) => switchSingleKeys(event.currentTarget.checked)}
        />
        {desk.keys.label}
      </label>
      <span>
        <kbd>J</kbd>
        <kbd>K</kbd> {desk.keys.row}
      </span>
      <span>
        <kbd>Enter</kbd> {desk.keys.open}
      </span>
      <span>
        <kbd>N</kbd> {desk.keys.step}
      </span>
      <span>
        <kbd>F</kbd> {desk.keys.filters}
      </span>
      <span>
        <kbd>/</kbd> {desk.keys.find}
      </span>
    </div>
  );
}
