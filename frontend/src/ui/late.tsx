/** A part of the screen that is loaded when it is first needed. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

interface Props<Given> {
  load: () => Promise<{ default: ComponentType<Given> }>;
  given: Given;
}

export function Late<Given extends object>({ load, given }: Props<Given>) {
  const [loaded, setLoaded] = useState<{ Part: ComponentType<Given> } | null>(null);
  useEffect(() => void load().then(({ default: Part }) => setLoaded({ Part })), [load]);
  return loaded && <loaded.Part {...given} />;
}
