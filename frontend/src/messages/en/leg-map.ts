/** The places of a lower leg, in words. */

import type { Place } from "../../ui/leg-map/places";

export const places: Record<Place, string> = {
  calf: "High, in the calf",
  midportion: "Middle of the tendon",
  insertional: "Low, where the tendon meets the heel",
  deep: "Deep, in front of the tendon",
  inner: "Inner side of the ankle",
  under: "Under the heel",
};
