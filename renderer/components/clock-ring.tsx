import './clock-ring.css';

/** What is left of a whole, 0 to 1; the words beside it say the same. */
export function ClockRing({ left }: { readonly left: number }) {
  const shown = Math.round(Math.min(1, Math.max(0, left)) * 100);
  return (
    <svg className="clock-ring" viewBox="0 0 16 16" aria-hidden="true">
      <circle className="clock-ring-track" cx="8" cy="8" r="6" />
      <circle
        className="clock-ring-left"
        cx="8"
        cy="8"
        r="6"
        pathLength="100"
        strokeDasharray={`${shown} 100`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  );
}
