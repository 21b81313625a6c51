/** Tells every open page and the worker that what the phone keeps has changed. */

type Listener = () => void;

const channel = new BroadcastChannel("soleus");
const listeners = new Set<Listener>();

channel.onmessage = () => {
  for (const listener of listeners) listener();
};

export function announce(): void {
  channel.postMessage("changed");
  for (const listener of listeners) listener();
}

export function onChange(listener: Listener): void {
  listeners.add(listener);
}
