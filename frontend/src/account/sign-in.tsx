/** Coming back: e-mail and password. */

import { useState } from "preact/hooks";
import { signIn } from "../api/accounts";
import { Refused } from "../api/client";
import { pop, signIn as words } from "../messages/en/account";
import { resumeReminders } from "../reminders/resume";
import { useLocation } from "../router";
import { arrive } from "../state";
import { catchUp } from "../sync";
import { Callout } from "../ui/callout";
import { Field } from "../ui/field";
import { Title } from "../ui/head";
import { Mark } from "../ui/mark";
import { focusFirstError } from "./first-error";

function reason(error: unknown): string {
  if (!(error instanceof Refused)) return words.noSignal;
  if (error.status === 401 || error.status === 422) return words.wrong;
  return error.status === 429 ? words.tooMany : words.broken;
}

function useSigningIn() {
  const { route } = useLocation();
  const [errors, setErrors] = useState<{ email?: string; password?: string }>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const { email, password } = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const missing = {
      ...(email?.trim() ? {} : { email: words.noEmail }),
      ...(password ? {} : { password: words.noPassword }),
    };
    setErrors(missing);
    if (!email?.trim() || !password) return focusFirstError(form);
    setBusy(true);
    setFailure(null);
    try {
      const who = await signIn(email.trim(), password);
      await arrive(who);
      route(who.role === "patient" ? "/" : "/desk", true);
      if (who.role === "patient") void catchUp().then(resumeReminders);
    } catch (error) {
      setFailure(reason(error));
      setBusy(false);
    }
  };
  return { errors, failure, isBusy, submit };
}

export default function SignIn() {
  const { errors, failure, isBusy, submit } = useSigningIn();
  return (
    <main class="flow">
      <Mark />
      <Title page={words.submit}>{words.heading}</Title>
      <p class="soft under">{words.under}</p>
      <form class="stack" noValidate onSubmit={submit} id="sign-in">
        {failure && <Callout icon="info" tone="load" heading={failure} isUrgent />}
        <Field name="email" type="email" label={words.email} autocomplete="username" error={errors.email} />
        <Field
          name="password"
          type="password"
          label={words.password}
          autocomplete="current-password"
          error={errors.password}
        />
      </form>
      <p class="small soft under">
        {words.invited} <a href="/learn">{words.learn}</a>
      </p>
      <div class="dock">
        <button class="button button-main" type="submit" form="sign-in" disabled={isBusy}>
          {words.submit}
        </button>
        <div class="actions">
          <a class="button button-plain button-stop" href="/help">
            {pop}
          </a>
        </div>
      </div>
    </main>
  );
}
