import { dateInWords, dateLabel, monthName } from '../../../model/dates/date-label.js';
import { CALLED_OFF } from '../words.js';
import type { DatePrecision, OccurrenceStatus, VisitKind } from '../generated/graphql.js';

/** A date as the API returns it. */
export interface When {
  edtf: string;
  precision: DatePrecision;
  earliest: string | null;
  latest: string | null;
}

/** The field that dates are formatted from. */
type Dated = Pick<When, 'edtf'>;

/** Returns a date in words, as precise as it is known: "March 2018" for 2018-03. */
export const dateText = ({ edtf }: Dated): string => dateLabel(edtf);

/** Returns the value of HTML's `datetime` attribute; null if HTML cannot express the date. */
export function machineDate({ edtf }: When): string | null {
  return /^\d{4}(-\d\d){0,2}$/.test(edtf) ? edtf : null;
}

/** Returns "25–28 March 2018" for two days of one month, and otherwise both dates in full. */
export function rangeText(start: Dated | null, end: Dated | null): string {
  if (!start) return end ? `until ${dateText(end)}` : 'no date given';
  if (!end || end.edtf === start.edtf) return dateText(start);
  const [first, last] = [start.edtf, end.edtf].map((edtf) => /^(\d{4})-(\d\d)-(\d\d)$/.exec(edtf));
  if (!first || !last) return `${dateText(start)} – ${dateText(end)}`;
  if (first[1] !== last[1]) return `${dateText(start)} – ${dateText(end)}`;
  const days = [Number(first[3]), Number(last[3])];
  if (first[2] === last[2]) return `${days[0]}–${dateText(end)}`;
  return `${days[0]} ${monthName(first[2]!)} – ${dateText(end)}`;
}

/** Returns the date that ends last, ignoring dates without a known last day. */
export function latestDate<Date extends Pick<When, 'latest'>>(dates: readonly (Date | null)[]): Date | null {
  const known = dates.flatMap((when) => (when?.latest ? [when] : []));
  return known.toSorted((a, b) => (a.latest! < b.latest! ? 1 : -1))[0] ?? null;
}

export interface Stay {
  start: When | null;
  end: When | null;
  durationDays: number | null;
  kind: VisitKind | null;
  status: OccurrenceStatus;
}

/** Returns the days of a visit. If its last day is unknown, it may have lasted longer: "from 20 February 1961". */
export function stayText({ start, end, durationDays, kind, status }: Stay): string {
  const maySpan = durationDays !== 1 && kind !== 'TRANSIT' && !CALLED_OFF.includes(status);
  const isOpen = start?.precision === 'DAY' && end === null && maySpan;
  return isOpen && machineDate(start) !== null ? `from ${dateText(start)}` : rangeText(start, end);
}

/** Returns the day of an instant, such as 25 March 2018. */
export const dayText = (instant: string): string => dateInWords(instant.slice(0, 10));

/** The number of days for which a change counts as recent. */
const RECENT_DAYS = 30;

/** Returns the instant since which changes count as recent. */
export const lately = (today: string): string => new Date(Date.parse(today) - RECENT_DAYS * 86_400_000).toISOString();

export type Stage = 'ahead' | 'undated' | 'overdue' | 'longAgo';

/** After this many years, an announcement without a date no longer counts as upcoming. */
export const LONG_AGO_YEARS = 2;

interface Announcement {
  start: When | null;
  end: When | null;
  /** The sources that announce it, if they are known. */
  stating?: { nodes: readonly { source: { publishedOn: When | null } }[] };
}

/**
 * Returns the stage of an announced visit or event: overdue if it should have taken place before today. Without a last possible
 * day, it is from long ago if all its sources are.
 */
export function announcementStage({ start, end, stating }: Announcement, today: string): Stage {
  const when = end ?? start;
  const last = when?.latest ?? null;
  if (last !== null) return last < today ? 'overdue' : 'ahead';
  const since = `${Number(today.slice(0, 4)) - LONG_AGO_YEARS}${today.slice(4)}`;
  const published = stating?.nodes.map(({ source }) => source.publishedOn?.latest ?? null) ?? [];
  if (published.length > 0 && published.every((day) => day !== null && day < since)) return 'longAgo';
  return when ? 'ahead' : 'undated';
}
