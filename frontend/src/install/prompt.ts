/** The browser's own offer to install, kept until the person asks for it. */

import { signal } from "@preact/signals";

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

export const offered = signal<InstallPrompt | null>(null);

export function keepOffer(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offered.value = event as InstallPrompt;
  });
  addEventListener("appinstalled", () => {
    offered.value = null;
  });
}
