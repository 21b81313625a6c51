/** The player: one exercise at a time, left and resumed at will, with no signal as with one. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { path } from "../../router";
import { plan, today } from "../../state";
import { fetchPart, Late } from "../../ui/late";
import type { HalfSession, Phase } from "./half";
import "./session.css";
import { useWakeLock } from "./wake-lock";

interface PhaseProps {
  half: HalfSession;
  change: (half: HalfSession) => void;
}

const pages: Record<Phase, () => Promise<{ default: ComponentType<PhaseProps> }>> = {
  collagen: () => import("./collagen"),
  before: () => import("./start"),
  set: () => import("./set"),
  pain: () => import("./pain-page"),
  rest: () => import("./rest"),
  end: () => import("./end"),
};
const closed = () => import("./closed");

type Why = "closed" | "no exercises" | "not here";
type Opened = HalfSession | "no exercises" | "not here" | null;

export default function SessionPage() {
  const id = path.value.split("/").pop() ?? "";
  const [half, setHalf] = useState<Opened>(null);
  const isOpen = plan.value.some((one) => one.id === id && one.state === "planned");
  const isKnown = today.value !== null;
  useEffect(() => {
    if (!isOpen) return;
    void import("./open").then(async ({ openSession }) => {
      const opened = await openSession(id);
      setHalf((before) => before ?? opened);
    });
    // All of it is on the phone before anybody is in a cellar without a signal.
    for (const load of Object.values(pages)) void fetchPart(load);
    void import("./red-flag");
  }, [id, isOpen]);
  if (half && typeof half === "object") return <Playing half={half} change={setHalf} />;
  if (!half && (isOpen || !isKnown)) return <main />;
  const why: Why = half ?? "closed";
  return <Late load={closed} given={{ id, why }} />;
}

function Playing({ half, change }: PhaseProps) {
  useWakeLock();
  const goTo = (next: HalfSession) => {
    change(next);
    if (next.phase !== half.phase || next.at !== half.at) scrollTo(0, 0);
    void import("./finish").then(({ put }) => put(next));
  };
  return <Late key={`${half.phase} ${half.at}`} load={pages[half.phase]} given={{ half, change: goTo }} />;
}
