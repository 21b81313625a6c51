/** The pages, and the door before them. */

import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Today } from "./patient/today";
import { CurrentPage, go, path, setPages } from "./router";
import { learnWho, me, presence, readKept } from "./state";
import { startSync } from "./sync";
import { BottomBar } from "./ui/bottom-bar";
import { hush, ToastPlace } from "./ui/toast";

/** What nobody needs to sign in for; everything below such an address too. */
const OPEN = /^\/(sign-in|invite|help|install|learn|happened)(\/|$)/;
const isOpen = (where: string) => OPEN.test(where);
const isDesk = (where: string) => `${where}/`.startsWith("/desk/");

/** The pages that speak about the person's own plan; a clinician has none, on the reminders page either. */
const isPatientPage = () =>
  !isDesk(path.value) && !isOpen(path.value) && (me.value?.role ?? "patient") === "patient";

export function start(): void {
  const known = readKept();
  startSync(isPatientPage, known);
  void known.then(() =>
    effect(() => {
      const isAsked = presence.value === "in" || !isOpen(path.value);
      if (isAsked && presence.value !== "out" && !me.value) void learnWho();
    }),
  );
  setPages({ path: "/", component: Today }, () => import("./pages"));
}

/** Sends everyone to where they belong. */
function useDoor(): void {
  const where = path.value;
  const role = me.value?.role;
  const isOut = presence.value === "out";
  useEffect(() => {
    if (isOut) hush();
    if (isOut && !isOpen(where)) go("/sign-in", true);
    else if (where === "/" && role && role !== "patient") go("/desk", true);
    else if (isDesk(where) && role === "patient") go("/", true);
  }, [where, isOut, role]);
}

export function App() {
  useDoor();
  const hasBar = presence.value === "in" && /^\/(reminders.*|learn.*|plan)?$/.test(path.value);
  return (
    <>
      <CurrentPage />
      <ToastPlace />
      {hasBar && <BottomBar />}
    </>
  );
}
