/** How many reminders a day at most. */

import { ALL, most as words } from "../../messages/en/wishes";
import { ChoiceSheet } from "./choice-sheet";
import type { SheetProps } from "./wishes";

const MORE = 8;

export default function MostSheet({ known, close }: SheetProps) {
  const own = known.most_pushes;
  const choices = [
    { name: "usual", change: { most_pushes: null }, text: words.usual(known.usual_most_pushes) },
    { name: "more", change: { most_pushes: MORE }, text: words.more },
    { name: "all", change: { most_pushes: ALL }, text: words.all },
  ];
  const isOther = own !== null && own !== known.usual_most_pushes && own !== MORE && own !== ALL;
  if (isOther) choices.push({ name: "own", change: { most_pushes: own }, text: words.upTo(own) } as never);
  const chosen = isOther ? "own" : own === MORE ? "more" : own === ALL ? "all" : "usual";
  return <ChoiceSheet title={words.row} why={words.why} choices={choices} chosen={chosen} close={close} />;
}
