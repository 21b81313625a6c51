/** Invite somebody: a link and a code that work once. */

import { useState } from "preact/hooks";
import { focusFirstError } from "../../account/first-error";
import { Refused } from "../../api/client";
import type { Me } from "../../api/types";
import { desk } from "../../messages/en/desk";
import { keepFocus } from "../../ui/focus";
import { type Invitation, invitePerson } from "../data";
import { Field, fieldId } from "../parts/field";
import { Callout, PageTitle } from "../parts/page";
import { InvitationCard } from "./invitation-card";
import { OpenInvitations } from "./open-invitations";

const say = desk.invite;

export function InvitePage({ me }: { me: Me }) {
  // A clinician brings patients; who runs the clinic brings clinicians
  const role = me.role === "clinic_admin" ? "clinician" : "patient";
  const [made, setMade] = useState<Invitation | null>(null);
  const [madeCount, countMade] = useState(0);
  const show = (invitation: Invitation) => {
    setMade(invitation);
    countMade(madeCount + 1);
  };
  const again = () => {
    setMade(null);
    keepFocus(`#${fieldId("name")}`);
  };
  const withdrawn = (id: string) => setMade((last) => (last?.id === id ? null : last));
  return (
    <>
      <header class="top">
        <div>
          <p>{me.clinic.name}</p>
          <PageTitle>{role === "patient" ? say.heading : say.headingColleague}</PageTitle>
        </div>
      </header>
      <div class="half">
        {made ? (
          <InvitationCard invitation={made} joinsAs={role} zone={me.zone} onNext={again} />
        ) : (
          <InviteForm joinsAs={role} onMade={show} />
        )}
        <OpenInvitations key={madeCount} joinsAs={role} zone={me.zone} onWithdrawn={withdrawn} />
      </div>
    </>
  );
}

interface InviteFormProps {
  joinsAs: "patient" | "clinician";
  onMade: (invitation: Invitation) => void;
}

function useInviting({ joinsAs, onMade }: InviteFormProps) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const found = problemsIn(name, email);
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirstError(form);
    setBusy(true);
    try {
      onMade(await invitePerson({ role: joinsAs, name: name.trim(), email: email.trim() || null }));
    } catch (error) {
      setProblems(problemsFrom(error));
      focusFirstError(form);
    } finally {
      setBusy(false);
    }
  };
  return { name, setName, email, setEmail, isBusy, problems, submit };
}

function InviteForm(props: InviteFormProps) {
  const { name, setName, email, setEmail, isBusy, problems, submit } = useInviting(props);
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <p>{say.lead}</p>
      <p>
        <span class="chip">{say.role(desk.bar.roles[props.joinsAs])}</span>
      </p>
      <Field
        path="name"
        label={say.name}
        value={name}
        onValue={setName}
        hint={say.nameHint}
        problem={problems.name}
      />
      <Field
        path="email"
        label={say.email}
        type="email"
        value={email}
        onValue={setEmail}
        hint={say.emailHint}
        problem={problems.email}
      />
      {problems.form && <Callout tone="load" title={problems.form} />}
      <button class="button button-main" type="submit" data-test="invite" aria-disabled={isBusy}>
        {isBusy ? say.making : say.make}
      </button>
    </form>
  );
}

function problemsIn(name: string, email: string): Record<string, string> {
  const found: Record<string, string> = {};
  if (name.trim() === "") found.name = say.needName;
  if (email.trim() !== "" && !/^\S+@\S+\.\S+$/.test(email.trim())) found.email = say.wholeEmail;
  return found;
}

function problemsFrom(error: unknown): Record<string, string> {
  const named = error instanceof Refused ? (error.problem.errors ?? []) : [];
  const shown = named.filter(({ field }) => field === "name" || field === "email");
  if (shown.length === 0) return { form: say.failed };
  return Object.fromEntries(shown.map(({ field, message }) => [field, message]));
}
