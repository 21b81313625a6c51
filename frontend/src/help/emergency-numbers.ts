/** Which number reaches help where the phone is, as far as its time zone tells. */

/** Any mobile phone leads these two to the local emergency service in most of the world. */
const ANYWHERE = "112";
const AMERICAS = "911";

const BY_ZONE: readonly (readonly [zones: RegExp, numbers: readonly string[]])[] = [
  [/^Europe\/(London|Belfast|Jersey|Guernsey|Isle_of_Man)$/, ["999", ANYWHERE]],
  [/^(America|US|Canada)\//, [AMERICAS, ANYWHERE]],
  [/^(Australia)\//, ["000", ANYWHERE]],
  [/^Pacific\/(Auckland|Chatham)$/, ["111", ANYWHERE]],
];

/** The local one first. */
export const emergencyNumbers = (zone: string): readonly string[] =>
  BY_ZONE.find(([zones]) => zones.test(zone))?.[1] ?? [ANYWHERE, "999"];

export const localNumbers = () => emergencyNumbers(Intl.DateTimeFormat().resolvedOptions().timeZone);
