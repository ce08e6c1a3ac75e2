import type { ReactElement } from "react";
import type { DatedEdge } from "../graph/graphParts.js";
import { dayOfMonth, monthOf, spanOf } from "./time.js";

export interface TimeSliderProps {
  readonly edges: readonly DatedEdge[];
  readonly asOf: string | null;
  readonly onDate: (asOf: string | null) => void;
}

/** Chooses the day whose relationships are seen. */
export function TimeSlider({ edges, asOf, onDate }: TimeSliderProps): ReactElement {
  const undated = [...edges].filter((it) => it.since === null && it.until === null).length;
  const today = new Date().toISOString().slice(0, 10);
  const { first, last } = spanOf(edges, today);
  const month = asOf === null ? last : monthOf(asOf);
  return (
    <div className="time">
      <label>
        <span>As of</span>
        <input type="date" value={asOf ?? ""} onChange={(event) => onDate(event.target.value || null)} />
      </label>
      <div className="months">
        <span aria-hidden="true">{Math.floor(first / 12)}</span>
        <input
          type="range"
          aria-label="As of, by month"
          aria-valuetext={asOf ?? "all times"}
          min={Math.min(first, month)}
          max={Math.max(last, month)}
          value={month}
          onChange={(event) => onDate(dayOfMonth(Number(event.target.value)))}
        />
        <span aria-hidden="true">{Math.floor(last / 12)}</span>
      </div>
      <button type="button" disabled={asOf === null} onClick={() => onDate(null)}>
        All times
      </button>
      {undated > 0 && <small>{undated.toLocaleString("en")} without a date always shown</small>}
    </div>
  );
}
