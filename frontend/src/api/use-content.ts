/** A part of the content on a page: there, on its way, or not to be had. */

import { useCallback, useEffect, useState } from "preact/hooks";
import { readContent } from "./content";

export interface Had<Content> {
  content: Content | null;
  hasFailed: boolean;
  again: () => void;
}

export function useContent<Content>(name: string): Had<Content> {
  const [content, setContent] = useState<Content | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isLatest = true;
    setFailed(false);
    readContent<Content>(name).then(
      (found) => isLatest && setContent(found),
      () => isLatest && setFailed(true),
    );
    return () => {
      isLatest = false;
    };
  }, [name, turn]);
  const again = useCallback(() => setTurn((last) => last + 1), []);
  return { content, hasFailed, again };
}
