/** A way to the page of the library that a source stands for. */

import { records } from "../../messages/en/desk-records";
import { readingOf } from "./reading";

/** In a tab of its own: what is typed here stays in sight. */
export function ReadOn({ source, about }: { source: string; about: string }) {
  const page = readingOf(source);
  if (page === null) return null;
  return (
    <a href={page} target="_blank" rel="noreferrer" aria-label={records.readAbout(about)}>
      {records.read}
    </a>
  );
}
