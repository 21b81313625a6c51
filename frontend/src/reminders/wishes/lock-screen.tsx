/** Neutral words or detail on the lock screen, with what each looks like. */

import { samples, lockScreen as words } from "../../messages/en/wishes";
import { ChoiceSheet } from "./choice-sheet";
import type { SheetProps } from "./wishes";

export default function LockScreenSheet({ known, close }: SheetProps) {
  const choices = [
    { name: "neutral", change: { shows_detail: false }, text: <Sample name="neutral" /> },
    { name: "detail", change: { shows_detail: true }, text: <Sample name="detail" /> },
  ];
  const chosen = known.shows_detail ? "detail" : "neutral";
  return <ChoiceSheet title={words.row} why={words.why} choices={choices} chosen={chosen} close={close} />;
}

function Sample({ name }: { name: keyof typeof samples }) {
  const { title, body } = samples[name];
  return (
    <>
      {words[name]}
      <span class="lock-screen below">
        <span class="hidden">{words.example}: </span>
        <strong>{title}</strong>
        {body}
      </span>
    </>
  );
}
