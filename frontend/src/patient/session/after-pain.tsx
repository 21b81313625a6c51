/** The way on after a set that hurt: lighter, or the end. */

import type { Verdict } from "../../domain/tables";
import { after as words } from "../../messages/en/session-after";
import { goneOn, type HalfSession, hasMore, stepAt, withoutCalf } from "./half";
import type { Flag } from "./red-flag";
import { useLighter } from "./use-lighter";

interface Props {
  half: HalfSession;
  change: (half: HalfSession) => void;
  verdict: Verdict;
  raise: (flag: Flag) => void;
}

const ENDING = ["emergency", "stop", "step_back"];

export default function AfterPain(props: Props) {
  const { half, change, verdict } = props;
  const goOn = (to: HalfSession) => change(goneOn(to, Date.now()));
  return (
    <div class="dock">
      {ENDING.includes(verdict.effect) ? (
        <Ending {...props} goOn={goOn} />
      ) : (
        <Easier half={half} goOn={goOn} />
      )}
    </div>
  );
}

function Ending({ half, change, verdict, raise, goOn }: Props & { goOn: (half: HalfSession) => void }) {
  const others = withoutCalf(half);
  const mayGoOn = verdict.effect === "step_back" && others.steps.length > half.at + 1;
  return (
    <>
      <button
        class="button button-main"
        type="button"
        data-test="end"
        onClick={() => change({ ...half, phase: "end" })}
      >
        {words.end}
      </button>
      <div class="actions">
        {mayGoOn && (
          <button class="button button-plain" type="button" onClick={() => goOn(others)}>
            {words.others}
          </button>
        )}
        <button class="button button-stop" type="button" data-test="pop" onClick={() => raise("pop")}>
          {words.pop}
        </button>
      </div>
    </>
  );
}

function Easier({ half, goOn }: { half: HalfSession; goOn: (half: HalfSession) => void }) {
  const lighter = useLighter(half);
  const now = stepAt(half)?.load_kg;
  const easier = hasMore(half) ? lighter : null;
  const load = now && easier ? stepAt(easier)?.load_kg : null;
  const word = load != null ? words.goOnWith(load) : easier ? words.easier : words.asItIs;
  return (
    <>
      <button class="button button-main" type="button" data-test="go-on" onClick={() => goOn(easier ?? half)}>
        {word}
      </button>
      {easier && (
        <div class="actions">
          <button class="button button-plain" type="button" data-test="keep" onClick={() => goOn(half)}>
            {now ? words.keep(now) : words.asItIs}
          </button>
        </div>
      )}
    </>
  );
}
