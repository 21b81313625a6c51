/** Who set a threshold to what, when and why. */

import { decisions } from "../../messages/en/desk-decisions";
import { sayMoment } from "../calendar";
import type { Threshold } from "../decisions";

const say = decisions.thresholds;

interface HistoryProps {
  threshold: Threshold;
  zone: string;
  isOwn: boolean;
}

export function ThresholdHistory({ threshold, zone, isOwn }: HistoryProps) {
  const changes = threshold.changes.filter((change) => isOwn || !change.is_for_patient);
  if (changes.length === 0) return <p class="soft small">{say.noHistory}</p>;
  return (
    <>
      <p class="soft small">{say.history}</p>
      <ul class="story">
        {changes.map((change) => (
          <li key={change.at}>
            <p>
              <strong>{say.entry(change.value)}</strong> {change.reason}
            </p>
            <p class="soft small">{say.entryLine(change.author, sayMoment(change.at, zone, new Date()))}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
