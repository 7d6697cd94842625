import type { ComponentChild } from 'preact';
import { dateText, type When } from '../dates/date-text.js';
import type { DifferingFragment, OfficeFragment, PositionStatus } from '../generated/graphql.js';
import { Section } from '../layout/section.js';
import { type TimelineRow, Timeline, TimelineKey } from '../timeline/timeline.js';
import { Cites } from './cites.js';
import { differingOn, Otherwise } from './differing.js';
import type { Notes } from './notes.js';

interface Term {
  start: When | null;
  end: When | null;
  status: PositionStatus;
}

/** When an office was held. An unknown end is not an open end. */
function Held({ office: { start, end, status } }: { office: Term }) {
  const from = start ? `from ${dateText(start)}` : 'start date not given';
  const until = end ? `until ${dateText(end)}` : UNTIL[status];
  return (
    <span class="aside">
      {from}, {until}
    </span>
  );
}

const UNTIL: Record<PositionStatus, string> = {
  HELD: 'still held when the newest source that says so was published',
  ENDED: 'end date not given',
  UNKNOWN: 'end not known',
};

/** Returns an office as a row of a timeline. A held office is known to last until the newest source that says so. */
function spanOf(office: OfficeFragment, key: string, label: string): TimelineRow {
  const { start, end, status, stating } = office;
  const published = stating.nodes.map(({ source }) => source.publishedOn?.earliest ?? '').toSorted();
  const heldOn = status === 'HELD' && !end ? published.at(-1) || null : null;
  return { key, label, start, end, heldOn };
}

interface OfficesProps<Office> {
  offices: readonly Office[];
  count?: number;
  /** Returns the label of an office in the timeline. */
  labelOf: (office: Office) => string;
  /** The fields on which sources disagree. */
  differing: DifferingFragment[];
  notes: Notes;
  /** Renders the person or the organization of an office. */
  children: (office: Office) => ComponentChild;
}

/** The section of a page on offices, as a timeline and in words. */
export function OfficesSection<Office extends OfficeFragment>(of: OfficesProps<Office>) {
  const { offices, count, labelOf, differing, notes, children } = of;
  if (offices.length === 0) return null;
  return (
    <Section id="offices" title="Offices" count={count}>
      <Timeline id="offices-drawn" spans={offices.map((each, index) => spanOf(each, String(index), labelOf(each)))} />
      {offices.some(({ start, end }) => start ?? end) && <TimelineKey />}
      <ul class="plain rows">
        {offices.map((office, index) => (
          <li key={index}>
            {children(office)}
            <Cites fact={office} notes={notes} /> <Held office={office} />
            <Otherwise differing={differingOn(differing, office)} notes={notes} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
