/** Whether e-mail steps in when no device can be reached. */

import { email as words } from "../../messages/en/wishes";
import { ChoiceSheet } from "./choice-sheet";
import type { SheetProps } from "./wishes";

export default function EmailSheet({ known, close }: SheetProps) {
  const choices = [
    { name: "yes", change: { takes_email: true }, text: words.yes },
    { name: "no", change: { takes_email: false }, text: words.no },
  ];
  const chosen = known.takes_email ? "yes" : "no";
  return <ChoiceSheet title={words.row} why={words.why} choices={choices} chosen={chosen} close={close} />;
}
