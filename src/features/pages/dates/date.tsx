import { dateText, machineDate, rangeText, type Stay, stayText, type When } from './date-text.js';

/** A date, as precise as its source; "no date given" if there is none. */
export function DateOf({ when }: { when: When | null }) {
  if (!when) return <span class="unknown">no date given</span>;
  const machine = machineDate(when);
  return machine ? <time dateTime={machine}>{dateText(when)}</time> : <>{dateText(when)}</>;
}

export function StayPeriod({ of }: { of: Stay }) {
  return <Period start={of.start} end={of.end} text={stayText(of)} />;
}

export function Period({ start, end, text = rangeText(start, end) }: { start: When | null; end: When | null; text?: string }) {
  if (!start && !end) return <span class="unknown">no date given</span>;
  const machine = start && text === dateText(start) ? machineDate(start) : null;
  return machine ? <time dateTime={machine}>{text}</time> : <>{text}</>;
}
