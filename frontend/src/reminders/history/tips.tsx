/** What to look at on a device, and for Android by who made the phone; this phone's maker first. */

import { useEffect, useState } from "preact/hooks";
import {
  type Maker,
  makers,
  makersHeading,
  type Platform,
  platforms,
  tips,
} from "../../messages/en/phone-care";
import { makerOf, ownModel } from "./care";

interface Props {
  platform: Platform;
  isOwn: boolean;
  isOpen: boolean;
}

export default function Tips({ platform, isOwn, isOpen }: Props) {
  return (
    <details class="else" open={isOpen} data-test="tips">
      <summary>{platforms[platform]}</summary>
      <ul class="points">
        {tips[platform].map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
      {platform === "android" && <Makers isOwn={isOwn} />}
    </details>
  );
}

function Makers({ isOwn }: { isOwn: boolean }) {
  const [own, setOwn] = useState<Maker | null>(null);
  useEffect(() => {
    if (isOwn) void ownModel().then((model) => setOwn(makerOf(model)));
  }, [isOwn]);
  const all = (Object.keys(makers) as Maker[]).sort((a, b) => Number(b === own) - Number(a === own));
  return (
    <>
      <h4 class="hidden">{makersHeading}</h4>
      {all.map((maker) => (
        <details key={maker} class="else" open={maker === own}>
          <summary>{makers[maker].name}</summary>
          <ul class="points">
            {makers[maker].tips.map((tip) => (
              <li key={tip}>{tip}</li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}
