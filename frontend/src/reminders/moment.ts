/** A moment as this device's clock has it, never broken between the day's name and its number. */

import { dateOf, timeOf, wallAt } from "../domain/wall";
import { shortDate } from "../messages/en/words";

export function momentHere(instant: string): string {
  const wall = wallAt(Date.parse(instant), Intl.DateTimeFormat().resolvedOptions().timeZone);
  return `${shortDate(dateOf(wall)).replace(" ", "\u00a0")}, ${timeOf(wall)}`;
}
