/** Invitations that were made and not used yet. */

import { useState } from "preact/hooks";
import type { Role } from "../../api/types";
import { desk } from "../../messages/en/desk";
import { keepFocus } from "../../ui/focus";
import { sayMoment } from "../calendar";
import { listInvitations, type OpenInvitation, withdrawInvitation } from "../data";
import { CardHead, Quiet, Waiting } from "../parts/page";
import { useResource } from "../parts/resource";

const say = desk.invite;

interface OpenInvitationsProps {
  /** Whose invitations: a clinician sees those for patients, the clinic admin those for clinicians. */
  joinsAs: Role;
  zone: string;
  onWithdrawn?: (id: string) => void;
}

export function OpenInvitations({ joinsAs, zone, onWithdrawn }: OpenInvitationsProps) {
  const open = useResource(listInvitations);
  const [gone, setGone] = useState<OpenInvitation | null>(null);
  const invitations = open.value?.invitations.filter((invitation) => invitation.role === joinsAs);
  const withdraw = async (invitation: OpenInvitation) => {
    try {
      await withdrawInvitation(invitation.id);
      setGone(invitation);
      keepFocus("[data-test=withdraw]");
      onWithdrawn?.(invitation.id);
    } finally {
      open.reload();
    }
  };
  return (
    <section class="section card" aria-labelledby="open-invitations">
      <CardHead id="open-invitations" title={say.open} note={say.openNote} />
      {invitations === undefined && <Waiting resource={open} />}
      {invitations?.length === 0 && <Quiet>{say.none}</Quiet>}
      {invitations !== undefined && invitations.length > 0 && (
        <ul class="list">
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} zone={zone} onWithdraw={withdraw} />
          ))}
        </ul>
      )}
      <p class="small soft" role="status">
        {gone && say.withdrawn(gone.name)}
      </p>
    </section>
  );
}

interface InvitationRowProps {
  invitation: OpenInvitation;
  zone: string;
  onWithdraw: (invitation: OpenInvitation) => Promise<void>;
}

function InvitationRow({ invitation, zone, onWithdraw }: InvitationRowProps) {
  const now = new Date();
  return (
    <li>
      <div class="grow">
        <h3>{invitation.name}</h3>
        <p>
          {say.made(sayMoment(invitation.created_at, zone, now))} ·{" "}
          {say.expires(sayMoment(invitation.expires_at, zone, now))}
        </p>
      </div>
      <button
        class="button"
        type="button"
        data-test="withdraw"
        onClick={() => onWithdraw(invitation).catch(() => undefined)}
      >
        {say.withdraw}
        <span class="hidden">: {invitation.name}</span>
      </button>
    </li>
  );
}
