/** The one moment in which an invitation's link can be seen. */

import { useRef, useState } from "preact/hooks";
import { desk } from "../../messages/en/desk";
import { sayMoment } from "../calendar";
import type { Invitation } from "../data";
import { Icon } from "../parts/icon";
import { CardHead } from "../parts/page";

const say = desk.invite;

// As a picture and not as markup: the page takes no markup from a string
const asPicture = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`;

interface InvitationCardProps {
  invitation: Invitation;
  joinsAs: "patient" | "clinician";
  zone: string;
  onNext: () => void;
}

export function InvitationCard({ invitation, joinsAs, zone, onNext }: InvitationCardProps) {
  return (
    <section class="card stack" aria-labelledby="invitation">
      <CardHead id="invitation" title={say.ready(invitation.name)} note={say.once} isArriving />
      <div class="invite">
        <img class="qr" src={asPicture(invitation.qr_svg)} alt={say.qr(invitation.name)} />
        <div class="stack">
          <ol class="plain-steps">
            {say.steps[joinsAs].map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p>
            <span class="chip chip-note">
              <Icon name="clock" small />
              {say.expires(sayMoment(invitation.expires_at, zone, new Date()))}
            </span>
          </p>
        </div>
      </div>
      <Link url={invitation.url} />
      <div class="actions">
        <button class="button" type="button" onClick={onNext}>
          {say.another}
        </button>
      </div>
    </section>
  );
}

function Link({ url }: { url: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setTold(say.copied);
    } catch {
      // Not allowed here, or not over https: leave it ready for the keyboard
      field.current?.select();
      setTold(say.selected);
    }
  };
  return (
    <div class="field">
      <label for="invite-link">{say.link}</label>
      <div class="link-line">
        <input ref={field} id="invite-link" class="entry" readOnly value={url} data-test="invite-link" />
        <button class="button" type="button" onClick={copy}>
          {say.copy}
        </button>
      </div>
      <p class="hint" role="status">
        {told}
      </p>
    </div>
  );
}
