/** What a verdict was made from: each input the rule names, the thresholds of that moment, and the rest. */

import { decisions } from "../../messages/en/desk-decisions";
import type { Rules, Verdict } from "../decisions";
import { type Line, madeFrom } from "./verdicts";

const say = decisions.verdict;

export function MadeFromTable({ verdict, rules }: { verdict: Verdict; rules: Rules | null }) {
  const { when, named, against, others, isCurrent } = madeFrom(verdict, rules);
  return (
    <div data-test="made-from">
      {named.length > 0 && (
        <table class="inputs">
          <caption class="hidden">{say.made}</caption>
          <thead>
            <tr>
              {say.madeColumns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Lines lines={named} look="hit" />
            <Lines lines={against} prefix={say.against} />
          </tbody>
        </table>
      )}
      {when.length > 0 && (
        <p class="small when-rule">
          {say.when} <code>{when.join(" · ")}</code>
        </p>
      )}
      {others.length > 0 && (
        <details class="more">
          <summary>{say.others(others.length)}</summary>
          <table class="inputs">
            <caption class="hidden">{say.others(others.length)}</caption>
            <tbody>
              <Lines lines={others} />
            </tbody>
          </table>
        </details>
      )}
      <p class="small soft">
        {say.ruleset(verdict.ruleset)} {rules !== null && !isCurrent && say.changedSince}
      </p>
    </div>
  );
}

function Lines({ lines, look, prefix }: { lines: Line[]; look?: string; prefix?: string }) {
  return (
    <>
      {lines.map(({ name, label, was }) => (
        <tr key={name}>
          <th scope="row">
            {prefix && <small>{prefix} </small>}
            {label}
          </th>
          <td class={look}>{was}</td>
        </tr>
      ))}
    </>
  );
}
