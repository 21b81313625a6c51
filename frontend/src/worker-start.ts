/** Registers the service worker, and offers a newer one when it is ready. */

import { update } from "./messages/en/words";
import { go } from "./router";
import { catchUp } from "./sync";
import { say } from "./ui/toast";

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string;
  };
}

const WORKER = "/sw.js";

/** The one script address the page's policy lets through. */
function workerAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("soleus", {
    createScriptURL: (url) => {
      if (url !== WORKER) throw new TypeError("not the worker");
      return url;
    },
  });
  return policy ? policy.createScriptURL(WORKER) : WORKER;
}

let started: Promise<ServiceWorkerRegistration | null> | undefined;

export function startWorker(): Promise<ServiceWorkerRegistration | null> {
  started ??= register();
  return started;
}

async function register(): Promise<ServiceWorkerRegistration | null> {
  if (!("serviceWorker" in navigator)) return null;
  try {
    const registration = await navigator.serviceWorker.register(workerAddress());
    watch(registration);
    return registration;
  } catch {
    // A private window may refuse; the app then works without it.
    return null;
  }
}

function watch(registration: ServiceWorkerRegistration): void {
  const offer = () => {
    const { waiting } = registration;
    if (waiting && navigator.serviceWorker.controller) {
      say({ text: update.ready, word: update.use, undo: () => waiting.postMessage("take over") });
    }
  };
  let hadWorker = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (hadWorker) location.reload();
    hadWorker = true;
  });
  navigator.serviceWorker.addEventListener("message", ({ data }: MessageEvent<{ open?: string }>) => {
    if (data.open) go(data.open);
    void catchUp();
  });
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  offer();
}
