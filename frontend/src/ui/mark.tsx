/** Two calf fibres and a cord that end in a heel. */

export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 48 48" width="56" height="56" aria-hidden="true">
      <rect width="48" height="48" rx="13" fill="#123f35" />
      <g fill="none" stroke-linecap="round" stroke-width="3.5">
        <path stroke="#bcd2c8" d="M14 9c-2 9 3 14 8 20M34 9c2 9-3 14-8 20" />
        <path stroke="#f5be62" d="M24 9v24" />
      </g>
      <circle cx="24" cy="38.5" r="4" fill="#f5be62" />
    </svg>
  );
}
