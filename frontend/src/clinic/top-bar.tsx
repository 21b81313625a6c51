/** The bar over every page: clinic, places, find, person, sign out. */

import { signOut } from "../api/accounts";
import type { Me } from "../api/types";
import { desk } from "../messages/en/desk";
import { useLocation } from "../router";
import { forgetEverything } from "../state";
import { FindPatient } from "./find-patient";
import { Mark } from "./parts/icon";
import { CASELOAD, INVITE, placeOf, THRESHOLDS } from "./places";

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => word?.charAt(0).toUpperCase()).join("");
}

export function TopBar({ me }: { me: Me }) {
  return (
    <header class="topbar">
      <a class="home" href={CASELOAD} aria-label={desk.bar.home(me.clinic.name)}>
        <Mark />
        <span>{me.clinic.name}</span>
      </a>
      <Places role={me.role} />
      {me.role === "clinician" && <FindPatient />}
      <p class="who-me">
        <span class="initials" aria-hidden="true">
          {initialsOf(me.name)}
        </span>
        <span>
          <strong>{me.name}</strong>
          {desk.bar.roles[me.role]}
        </span>
      </p>
      <SignOut />
    </header>
  );
}

function Places({ role }: { role: Me["role"] }) {
  const { path } = useLocation();
  const { page } = placeOf(path);
  if (role === "patient") return null;
  const isInvite = role === "clinic_admin" || page === "invite";
  const isCaseload = !isInvite && page !== "thresholds";
  return (
    <nav aria-label={desk.bar.main}>
      <ul>
        {role === "clinician" && (
          <>
            <li>
              <a
                href={CASELOAD}
                aria-current={isCaseload ? (page === "caseload" ? "page" : "true") : undefined}
              >
                {desk.bar.caseload}
              </a>
            </li>
            <li>
              <a href={THRESHOLDS} aria-current={page === "thresholds" ? "page" : undefined}>
                {desk.bar.thresholds}
              </a>
            </li>
          </>
        )}
        <li>
          <a href={INVITE} aria-current={isInvite ? "page" : undefined}>
            {role === "clinician" ? desk.bar.invite : desk.bar.colleagues}
          </a>
        </li>
      </ul>
    </nav>
  );
}

function SignOut() {
  const leave = async () => {
    await signOut().catch(() => undefined);
    await forgetEverything();
    // A full load, so that nothing read here outlives the sign-in
    location.assign("/sign-in");
  };
  return (
    <button class="button button-plain sign-out" type="button" onClick={leave}>
      {desk.bar.signOut}
    </button>
  );
}
