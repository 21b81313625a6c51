/** What the person wishes of reminders: a row each, and the sheet it opens. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Manners } from "../../api/types";
import * as words from "../../messages/en/wishes";
import { me } from "../../state";
import { keepFocus } from "../../ui/focus";
import { Icon } from "../../ui/icon";
import { Late } from "../../ui/late";
import { calendarSince, readCalendar } from "./calendar-known";
import { manners, readWishes, wantedTime } from "./known";

export interface SheetProps {
  known: Manners;
  /** Of the times the one that was asked for. */
  kind: string | null;
  close: () => void;
}

const SHEETS = {
  quiet: () => import("./quiet"),
  most: () => import("./most"),
  times: () => import("./times"),
  words: () => import("./lock-screen"),
  email: () => import("./email"),
  holiday: () => import("./holiday"),
  calendar: () => import("./calendar"),
} satisfies Record<string, () => Promise<{ default: ComponentType<SheetProps> }>>;

type Name = keyof typeof SHEETS;

export default function WishRows() {
  const [kind] = useState(wantedTime);
  const [open, setOpen] = useState<Name | null>(kind ? "times" : null);
  const isPatient = me.value?.role === "patient";
  useEffect(() => {
    void readWishes();
    if (isPatient) void readCalendar();
  }, [isPatient]);
  const known = manners.value;
  const close = () => {
    setOpen(null);
    keepFocus(`[data-test=wish-${open}]`);
  };
  return (
    <section class="section" aria-labelledby="wishes">
      <h2 id="wishes">{words.heading}</h2>
      <ul class="list alarms" data-test="wishes">
        {known && rowsOf(known, isPatient).map((row) => <Row key={row.name} {...row} open={setOpen} />)}
        <li>
          <a href="/reminders/history" data-test="history">
            <span class="wish">
              <strong>{words.past.row}</strong>
              <span class="small soft">{words.past.under}</span>
            </span>
            <Icon name="next" />
          </a>
        </li>
      </ul>
      {open && known && <Late key={open} load={SHEETS[open]} given={{ known, kind, close }} />}
    </section>
  );
}

interface RowProps {
  name: Name;
  title: string;
  value: string;
}

function rowsOf(known: Manners, isPatient: boolean): RowProps[] {
  const { quiet, most, times, lockScreen, email, holiday } = words;
  const { from, to } = known.quiet;
  const hasOwn = known.times.some(({ is_own }) => is_own);
  const since = calendarSince.value;
  return [
    { name: "quiet", title: quiet.row, value: from === to ? quiet.off : quiet.hours(from, to) },
    { name: "most", title: most.row, value: most.upTo(known.most_pushes ?? known.usual_most_pushes) },
    ...(isPatient
      ? [{ name: "times" as const, title: times.row, value: hasOwn ? times.own : times.plan }]
      : []),
    {
      name: "words",
      title: lockScreen.row,
      value: known.shows_detail ? lockScreen.detail : lockScreen.neutral,
    },
    ...(known.has_mail
      ? [{ name: "email" as const, title: email.row, value: known.takes_email ? email.on : email.off }]
      : []),
    {
      name: "holiday",
      title: holiday.row,
      value: known.away ? holiday.span(known.away.from, known.away.until) : holiday.none,
    },
    ...(isPatient
      ? [
          {
            name: "calendar" as const,
            title: words.calendarRow,
            value: since ? words.linkedSince(since) : words.notLinked,
          },
        ]
      : []),
  ];
}

function Row({ name, title, value, open }: RowProps & { open: (name: Name) => void }) {
  return (
    <li>
      <button type="button" data-test={`wish-${name}`} onClick={() => open(name)}>
        <span class="wish">
          <strong>{title}</strong>
          <span class="small soft">{value}</span>
        </span>
        <Icon name="next" />
      </button>
    </li>
  );
}
