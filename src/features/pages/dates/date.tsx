import { dateText, machineDate, rangeText, type When } from './date-text.js';

/** A date, as precise as its source; "no date given" if there is none. */
export function DateOf({ when }: { when: When | null }) {
  if (!when) return <span class="unknown">no date given</span>;
  const machine = machineDate(when);
  return machine ? <time dateTime={machine}>{dateText(when)}</time> : <>{dateText(when)}</>;
}

export function Period({ start, end }: { start: When | null; end: When | null }) {
  if (!start && !end) return <span class="unknown">no date given</span>;
  const machine = start && (!end || end.edtf === start.edtf) ? machineDate(start) : null;
  const text = rangeText(start, end);
  return machine ? <time dateTime={machine}>{text}</time> : <>{text}</>;
}
