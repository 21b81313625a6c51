/** A part of the screen that is loaded when it is first needed, and is there at once from then on. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

type Load<Given> = () => Promise<{ default: ComponentType<Given> }>;

interface Props<Given> {
  load: Load<Given>;
  given: Given;
}

const arrived = new WeakMap<object, unknown>();

/** Brings a part before anybody needs it. */
export async function fetchPart<Given>(load: Load<Given>): Promise<void> {
  arrived.set(load, (await load()).default);
}

export function Late<Given extends object>({ load, given }: Props<Given>) {
  const [, setRound] = useState(0);
  const Part = arrived.get(load) as ComponentType<Given> | undefined;
  useEffect(() => {
    if (!Part) void fetchPart(load).then(() => setRound((round) => round + 1));
  }, [load, Part]);
  return Part ? <Part {...given} /> : null;
}
