/** The desk's line icons, on the same 24 px grid as the phone's. */

const RING = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z";

const PATHS = {
  arrow: "M4 12h15M13.5 6.5 19 12l-5.5 5.5",
  back: "M14.5 5.5 8 12l6.5 6.5",
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.8a2.2 2.2 0 0 0 4 0",
  check: "m5 12.8 4.5 4.5L19 7.2",
  clock: `${RING}M12 7v5.3l3.5 2`,
  cup: "M6 4.5h12l-1.4 15.5H7.4zM6.6 11.5h10.8",
  device:
    "M9 3h6a2.5 2.5 0 0 1 2.5 2.5v13A2.5 2.5 0 0 1 15 21H9a2.5 2.5 0 0 1-2.5-2.5v-13A2.5 2.5 0 0 1 9 3zM10.8 18h2.4",
  info: `${RING}M12 11.2v5M12 8v.1`,
  lock: "M7.5 10.5h9A2.5 2.5 0 0 1 19 13v5a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 5 18v-5a2.5 2.5 0 0 1 2.5-2.5zM8 10.5V8a4 4 0 0 1 8 0v2.5",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  next: "M9.5 5.5 16 12l-6.5 6.5",
  patch: "M5.2 13.1 13.1 5.2a4 4 0 0 1 5.7 5.7L10.9 18.8a4 4 0 0 1-5.7-5.7zM9.7 9.7l4.6 4.6",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  plus: "M12 5v14M5 12h14",
  scales: "M12 4v16M7.5 20h9M5 7.5h14M5 7.5 2.5 13.5a2.7 2.7 0 0 0 5 0zM19 7.5l-2.5 6a2.7 2.7 0 0 0 5 0z",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5l5 5",
  swap: "M4 8.5h15M15.5 5 19 8.5 15.5 12M20 15.5H5M8.5 12 5 15.5 8.5 19",
  waves: "M5 9.5v5M9 7a9 9 0 0 1 0 10M13 4.8a13 13 0 0 1 0 14.4M17 3a17.5 17.5 0 0 1 0 18",
  wedge: "M3 8.5 21 15v2.5H3zM3 13.5h14",
};

export type IconName = keyof typeof PATHS;

export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg class={small ? "icon icon-small" : "icon"} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

export function Mark() {
  return (
    <svg viewBox="0 0 48 48" width="30" height="30" aria-hidden="true">
      <rect width="48" height="48" rx="13" fill="#123f35" />
      <g fill="none" stroke-linecap="round" stroke-width="3.5">
        <path stroke="#bcd2c8" d="M14 9c-2 9 3 14 8 20M34 9c2 9-3 14-8 20" />
        <path stroke="#f5be62" d="M24 9v24" />
      </g>
      <circle cx="24" cy="38.5" r="4" fill="#f5be62" />
    </svg>
  );
}
