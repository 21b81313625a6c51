/** Three small drawings of an iPhone: the share button, the share list, the Home Screen. */

const line = {
  fill: "none",
  stroke: "currentColor",
  "stroke-width": 1.75,
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
} as const;

const TOP = "M20 132V28a22 22 0 0 1 22-22h196a22 22 0 0 1 22 22v104";

interface Props {
  label: string;
}

export function ShareButton({ label }: Props) {
  return (
    <svg class="shot" viewBox="0 0 280 132" role="img" aria-label={label}>
      <path d="M20 0v90a22 22 0 0 0 22 22h196a22 22 0 0 0 22-22V0" class="phone" />
      <rect x="38" y="16" width="204" height="30" rx="10" class="part" />
      <text x="140" y="36" text-anchor="middle">
        soleus.example
      </text>
      <g class="dim" {...line}>
        <path d="M58.5 67.500 52 74l6.500 6.500M93.500 67.500 100 74l-6.500 6.500" />
        <path d="M184 68.500c-2-1.500-5-2-8.500-1.500v13c3.500-.5 6.500 0 8.500 1.500 2-1.500 5-2 8.500-1.500V67c-3.500-.5-6.500 0-8.500 1.500zv13" />
        <rect x="216" y="69" width="13" height="13" rx="3" />
        <path d="M220 66h9a3 3 0 0 1 3 3v9" />
      </g>
      <circle cx="140" cy="74" r="23" class="hit" />
      <g class="on" {...line}>
        <path d="M140 64.500v11M136 68.200l4-3.700 4 3.700M136 71.500h-2.500v10h13v-10H144" />
      </g>
    </svg>
  );
}

export function ShareList({ label }: Props) {
  return (
    <svg class="shot" viewBox="0 0 280 132" role="img" aria-label={label}>
      <path d={TOP} class="phone" />
      <rect x="34" y="20" width="212" height="34" rx="10" class="part" />
      <text x="48" y="42">
        Add to Reading List
      </text>
      <rect x="34" y="60" width="212" height="40" rx="12" class="hit" />
      <text x="48" y="85" class="on-text">
        Add to Home Screen
      </text>
      <g class="on" {...line}>
        <rect x="216" y="72" width="16" height="16" rx="4" />
        <path d="M224 76.500v7M220.500 80h7" />
      </g>
      <rect x="34" y="106" width="212" height="26" class="part" />
    </svg>
  );
}

export function HomeScreen({ label }: Props) {
  return (
    <svg class="shot" viewBox="0 0 280 132" role="img" aria-label={label}>
      <path d={TOP} class="phone" />
      {[44, 192].flatMap((x) =>
        [30, 92].map((y) => (
          <rect key={`${x} ${y}`} x={x} y={y} width="44" height="40" rx="11" class="part" />
        )),
      )}
      <circle cx="140" cy="58" r="40" class="ring-hit" />
      <g transform="translate(118 30) scale(.9167)" fill="none" stroke-linecap="round" stroke-width="3.5">
        <rect width="48" height="48" rx="12" fill="#123f35" />
        <path stroke="#bcd2c8" d="M14 9c-2 9 3 14 8 20M34 9c2 9-3 14-8 20" />
        <path stroke="#f5be62" d="M24 9v24" />
        <circle cx="24" cy="38.500" r="4" fill="#f5be62" />
      </g>
      <text x="140" y="90" text-anchor="middle" class="name">
        Soleus
      </text>
    </svg>
  );
}
