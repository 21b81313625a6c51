/** The shape of each kind of reminder on the line of a day. */

import type { Kind } from "../../api/types";
import { plan } from "../../messages/en/desk-plan";

export type Shape = keyof typeof plan.roll.key;

const SHAPE_OF: Record<Kind, Shape> = {
  session: "session",
  collagen: "collagen",
  next_day_check: "next_day_check",
  gtn_patch: "gtn_patch",
  gtn_patch_off: "gtn_patch",
  gtn_mri: "gtn_patch",
  gtn_restart: "gtn_patch",
  heel_wedges: "heel_wedges",
  shockwave: "shockwave",
  shockwave_day_before: "prompt",
  shockwave_soon: "prompt",
  gtn_review: "review",
  wedge_review: "review",
  shockwave_review: "review",
  questionnaire: "questionnaire",
};

export const shapeOf = (kind: Kind) => SHAPE_OF[kind];

/** Drawn around zero, half way down a line 24 px high. */
export function Bead({ shape, isGone = false }: { shape: Shape; isGone?: boolean }) {
  if (isGone) return <rect class="r-gone" x="-5" y="5.5" width="10" height="13" rx="3" />;
  switch (shape) {
    case "session":
      return <rect class="r-session" x="-5.5" y="5" width="11" height="14" rx="3" />;
    case "collagen":
      return <circle class="r-collagen" cx="0" cy="12" r="5" />;
    case "next_day_check":
      return <circle class="r-check" cx="0" cy="12" r="4" />;
    case "gtn_patch":
      return <rect class="r-patch" x="-6" y="8" width="12" height="8" rx="4" />;
    case "heel_wedges":
      return <path class="r-wedge" d="M-6 8l12 5v3h-12z" />;
    case "shockwave":
      return <path class="r-visit" d="M0 5l7 7-7 7-7-7z" />;
    case "prompt":
      return <path class="r-prompt" d="M0 7l5 5-5 5-5-5z" />;
    case "review":
      return <path class="r-review" d="M-5 17V7M5 17V7M-5 10H5M-5 14H5" />;
    case "questionnaire":
      return <path class="r-review" d="M-5 8H5M-5 12H5M-5 16H1" />;
  }
}

export function Key({ shapes, hasGone }: { shapes: readonly Shape[]; hasGone: boolean }) {
  return (
    <ul class="key">
      {shapes.map((shape) => (
        <li key={shape}>
          <svg width="18" height="18" viewBox="-9 3 18 18" aria-hidden="true">
            <Bead shape={shape} />
          </svg>
          {plan.roll.key[shape]}
        </li>
      ))}
      {hasGone && (
        <li>
          <svg width="18" height="18" viewBox="-9 3 18 18" aria-hidden="true">
            <Bead shape="session" isGone />
          </svg>
          {plan.roll.gone}
        </li>
      )}
    </ul>
  );
}
