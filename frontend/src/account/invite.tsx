/** An invitation, opened: who invites, then an account of one's own. */

import { useEffect, useState } from "preact/hooks";
import { openInvitation, redeemInvitation } from "../api/accounts";
import { Refused } from "../api/client";
import type { OpenedInvitation } from "../api/types";
import { invite as words } from "../messages/en/account";
import { useLocation } from "../router";
import { arrive } from "../state";
import { catchUp } from "../sync";
import { Callout } from "../ui/callout";
import { Field } from "../ui/field";
import { Title } from "../ui/head";
import { Icon } from "../ui/icon";
import { Mark } from "../ui/mark";
import { focusFirstError } from "./first-error";

type Opening = OpenedInvitation | "opening" | "gone" | "no-signal";

/** The token stays in the fragment, which no server and no log ever sees. */
const tokenOf = () => location.hash.slice(1);

export default function Invite() {
  const [opened, setOpened] = useState<Opening>("opening");
  const open = () => {
    setOpened("opening");
    openInvitation(tokenOf()).then(setOpened, (error) =>
      setOpened(error instanceof Refused ? "gone" : "no-signal"),
    );
  };
  useEffect(() => {
    open();
    // Another invitation's link in the same tab changes nothing but the fragment.
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, []);
  return (
    <main class="flow">
      <Mark />
      {opened === "opening" && <p role="status">{words.opening}</p>}
      {opened === "gone" && <Gone />}
      {opened === "no-signal" && <NoSignal again={open} />}
      {typeof opened === "object" && <Redeem invitation={opened} />}
    </main>
  );
}

function Gone() {
  return (
    <>
      <Title page={words.gone}>{words.gone}</Title>
      <p class="soft under">{words.goneWhy}</p>
      <a class="button button-wide" href="/sign-in">
        {words.toSignIn}
      </a>
    </>
  );
}

function NoSignal({ again }: { again: () => void }) {
  return (
    <>
      <Title page={words.noSignal}>{words.noSignal}</Title>
      <p class="soft under">{words.noSignalWhy}</p>
      <button class="button button-main" type="button" onClick={again}>
        {words.again}
      </button>
    </>
  );
}

const SHORTEST_PASSWORD = 10;

type Answers = { name: string; email: string; password: string };

function check(answers: Answers): Partial<Answers> {
  const errors: Partial<Answers> = {};
  const missing = SHORTEST_PASSWORD - answers.password.length;
  if (!answers.name) errors.name = words.noName;
  if (!/^\S+@\S+\.\S+$/.test(answers.email)) errors.email = words.badEmail;
  if (missing > 0) errors.password = words.shortPassword(missing);
  return errors;
}

function serverErrors(error: unknown): Partial<Answers> {
  if (!(error instanceof Refused)) return {};
  const fields = ["name", "email", "password"] as const;
  return Object.fromEntries(fields.flatMap((name) => (error.field(name) ? [[name, error.field(name)]] : [])));
}

type Failure = "gone" | "no-signal";

function useRedeeming(isPatient: boolean) {
  const { route } = useLocation();
  const [errors, setErrors] = useState<Partial<Answers>>({});
  const [failure, setFailure] = useState<Failure | null>(null);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const answers = answersIn(form);
    const found = check(answers);
    setErrors(found);
    setFailure(null);
    if (Object.keys(found).length) return focusFirstError(form);
    try {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      await arrive(await redeemInvitation({ token: tokenOf(), zone, ...answers }));
      route(isPatient ? "/" : "/desk", true);
      if (isPatient) void catchUp();
    } catch (error) {
      const said = serverErrors(error);
      setErrors(said);
      if (Object.keys(said).length) focusFirstError(form);
      else setFailure(error instanceof Refused ? "gone" : "no-signal");
    }
  };
  return { errors, failure, submit };
}

function answersIn(form: HTMLFormElement): Answers {
  const typed = new FormData(form);
  const text = (name: string) => String(typed.get(name) ?? "");
  return { name: text("name").trim(), email: text("email").trim(), password: text("password") };
}

function Redeem({ invitation }: { invitation: OpenedInvitation }) {
  const isPatient = invitation.role === "patient";
  const { errors, failure, submit } = useRedeeming(isPatient);
  return (
    <>
      <Title page={words.submit}>{words.heading(invitation.invited_by, isPatient)}</Title>
      <p class="soft under">{words.under(invitation.clinic)}</p>
      <form class="stack" noValidate onSubmit={submit} id="invite">
        {failure && <Failed why={failure} />}
        <Fields name={invitation.name} errors={errors} />
      </form>
      <p class="quiet under">
        <Icon name="info" />
        <span>{words.disclaimer}</span>
      </p>
      <div class="dock">
        <button class="button button-main" type="submit" form="invite">
          {isPatient ? words.submit : words.submitDesk}
        </button>
      </div>
    </>
  );
}

function Failed({ why }: { why: Failure }) {
  const isGone = why === "gone";
  return (
    <Callout
      icon={isGone ? "info" : "offline"}
      tone={isGone ? "load" : undefined}
      heading={isGone ? words.gone : words.noSignal}
      isUrgent
    >
      <p>{isGone ? words.goneWhy : words.noSignalWhy}</p>
    </Callout>
  );
}

function Fields({ name, errors }: { name: string; errors: Partial<Answers> }) {
  return (
    <>
      <Field name="name" label={words.name} autocomplete="name" defaultValue={name} error={errors.name} />
      <Field
        name="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        autocomplete="username"
        error={errors.email}
      />
      <Field
        name="password"
        type="password"
        label={words.password}
        hint={words.passwordHint}
        autocomplete="new-password"
        error={errors.password}
      />
    </>
  );
}
