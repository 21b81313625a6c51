/** Single keys for the desk: only outside fields, and only while they are switched on. */

import { signal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";

const STORED_AS = "soleus.desk.single-keys";

export const singleKeys = signal(localStorage.getItem(STORED_AS) !== "off");

export function switchSingleKeys(isOn: boolean): void {
  singleKeys.value = isOn;
  localStorage.setItem(STORED_AS, isOn ? "on" : "off");
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

export function useKeys(actions: Record<string, () => void>): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!singleKeys.value || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      const name = event.key.toLowerCase();
      const action = actions[event.shiftKey && name.startsWith("arrow") ? `shift+${name}` : name];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [actions]);
}
