/** "Where does it hurt?": a drawn leg to tap, and the same places as a list of choices beside it. */

import { useId } from "preact/hooks";
import { places } from "../../messages/en/leg-map";
import { outline } from "../figure/outline";
import "./leg-map.css";
import { DRAWN, HEIGHT, LEGS, LINES, PLACES, type Place, placeAt, WIDTH } from "./places";

interface Props {
  legend: string;
  chosen: ReadonlySet<Place>;
  onChange: (chosen: Set<Place>) => void;
  /** Draws the right leg, else the left. */
  isRight?: boolean;
  /** At most one place: choosing another takes the first one back. */
  isOne?: boolean;
}

export function LegMap({ legend, chosen, onChange, isRight = false, isOne = false }: Props) {
  const name = useId();
  const toggle = (place: Place) => {
    const next = new Set(isOne ? [] : chosen);
    if (chosen.has(place)) next.delete(place);
    else next.add(place);
    onChange(next);
  };
  return (
    <fieldset class="leg-map">
      <legend class="hidden">{legend}</legend>
      <Leg chosen={chosen} onTap={toggle} isRight={isRight} />
      <div class="leg-places">
        {PLACES.map((place, index) => (
          <label key={place} class={chosen.has(place) ? "is-chosen" : undefined}>
            <input
              type={isOne ? "radio" : "checkbox"}
              name={name}
              value={place}
              checked={chosen.has(place)}
              onChange={() => toggle(place)}
            />
            <b aria-hidden="true">{index + 1}</b>
            {places[place]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface LegProps {
  chosen: ReadonlySet<Place>;
  onTap: (place: Place) => void;
  isRight: boolean;
}

/** For fingers and eyes only: keys and screen readers have the list. */
function Leg({ chosen, onTap, isRight }: LegProps) {
  const across = (x: number) => (isRight ? WIDTH - x : x);
  const tap = (event: MouseEvent & { currentTarget: SVGSVGElement }) => {
    const toDrawing = event.currentTarget.getScreenCTM()?.inverse();
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(toDrawing);
    const place = placeAt(across(x), y);
    if (place) onTap(place);
  };
  return (
    <svg class="leg" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" onClick={tap}>
      <g transform={isRight ? `matrix(-1 0 0 1 ${WIDTH} 0)` : undefined}>
        {LEGS.map((points) => (
          <path key={points} class="leg-skin" d={outline(points)} />
        ))}
        <path class="leg-line" d={LINES.join("")} />
        {PLACES.map((place) => (
          <path
            key={place}
            class={chosen.has(place) ? "leg-place is-chosen" : "leg-place"}
            d={DRAWN[place].outlines.map(outline).join("")}
          />
        ))}
      </g>
      {PLACES.map((place, index) => {
        const [x, y] = DRAWN[place].mark;
        return (
          <g key={place} class={chosen.has(place) ? "leg-mark is-chosen" : "leg-mark"}>
            <circle cx={across(x)} cy={y} r="10" />
            <text x={across(x)} y={y + 4.5}>
              {index + 1}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
