/** What a red flag in a session leads to: it is saved already. */

import { AlarmPage } from "../../help/alarm-page";
import { go } from "../../router";

interface Props {
  saw: string;
  do: string;
  call: string;
  back: string;
}

export default function Alarm({ saw, do: todo, call, back }: Props) {
  const leave = () => go("/");
  return (
    <AlarmPage heading={saw} lead="" steps={[call, todo]} leave={{ word: back, go: leave }} goBack={leave} />
  );
}
