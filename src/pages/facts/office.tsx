import { dateText, type When } from '../dates/date-text.js';
import type { OfficeFragment, PositionStatus } from '../generated/graphql.js';
import type { Span } from '../timeline/timeline.js';

interface Term {
  start: When | null;
  end: When | null;
  status: PositionStatus;
}

/** When an office was held: an unknown end is not an open end. */
export function Held({ office: { start, end, status } }: { office: Term }) {
  const from = start ? `from ${dateText(start)}` : 'start date not given';
  const until = end ? `until ${dateText(end)}` : UNTIL[status];
  return (
    <span class="aside">
      {from}, {until}
    </span>
  );
}

const UNTIL: Record<PositionStatus, string> = {
  HELD: 'still held when the newest source was published',
  ENDED: 'end date not given',
  UNKNOWN: 'end not known',
};

/** An office on a timeline. What is still held is known to have been held when its newest source was published. */
export function spanOf(office: OfficeFragment, key: string, label: string): Span {
  const { start, end, status, citationsConnection } = office;
  const published = citationsConnection.nodes.map(({ source }) => source.publishedOn?.earliest ?? '').toSorted();
  const heldOn = status === 'HELD' && !end ? published.at(-1) || null : null;
  return { key, label, start, end, heldOn };
}
