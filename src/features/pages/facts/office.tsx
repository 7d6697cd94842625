import type { ComponentChild } from 'preact';
import { dateText, type When } from '../dates/date-text.js';
import type { DifferingFragment, OfficeClass, OfficeFragment, PositionStatus } from '../generated/graphql.js';
import { Section } from '../layout/section.js';
import { groupBy } from '../../../shared/group-by.js';
import { passageUrl } from '../../../http/urls.js';
import { type Chart, ChartFigure } from '../charts/chart.js';
import { sourcesNote } from '../charts/frame.js';
import { type Span, daysKey, hasRecordsOnly, timelineChart } from '../timeline/timeline.js';
import { officeBodies } from '../person/office-name.js';
import { counted, plain } from '../words.js';
import { Cites } from './cites.js';
import { differingOn, Otherwise } from './differing.js';
import { CommaName, type Named, Text, Words } from './names.js';
import type { Notes } from './notes.js';

interface Term {
  start: When | null;
  end: When | null;
  status: PositionStatus;
}

/** When an office was held. An unknown end is not an open end. */
function Held({ office: { start, end, status } }: { office: Term }) {
  if (start && end && start.latest !== null && start.edtf === `[..${start.latest}]` && end.edtf === `[${start.latest}..]`)
    return <span class="tag">in office on {dateText({ edtf: start.latest })}</span>;
  const from = start ? `from ${dateText(start)}` : 'start date not given';
  const until = end ? `until ${dateText(end)}` : UNTIL[status];
  return (
    <span class="tag">
      {from}, {until}
    </span>
  );
}

const UNTIL: Record<PositionStatus, string> = {
  HELD: 'still held when the newest source that says so was published',
  ENDED: 'no longer held, end date not given',
  UNKNOWN: 'end not known',
};

/**
 * Returns the term of an office. An office that is still held is known to have lasted until the newest source that states it.
 */
function termOf({ start, end, status, stating }: OfficeFragment): Span {
  const published = stating.nodes.map(({ source }) => source.publishedOn?.earliest ?? '').toSorted();
  return { start, end, heldOn: status === 'HELD' && !end ? published.at(-1) || null : null };
}

/** Returns the passage that gives the end of an office, unless it is one of the office's first passages. */
function endingOf({ end, ending, citationsConnection: { nodes } }: OfficeFragment) {
  const first = new Set(nodes.map((passage) => passageUrl(passage)));
  return end ? ending.nodes.filter((passage) => !first.has(passageUrl(passage))) : [];
}

const OFFICES = 'offices-listed';

/** Returns the offices as a timeline: a row for each office, with all its terms. */
export function officesChart<Office extends OfficeFragment>(
  name: string,
  offices: readonly Office[],
  labelOf: (office: Office) => string,
): Chart | null {
  const undated = offices.filter(({ start, end }) => !start && !end).length;
  const sources = offices.flatMap((office) =>
    [...office.citationsConnection.nodes, ...endingOf(office)].map(({ source }) => source),
  );
  const arrow = offices.some((office) => termOf(office).heldOn) ? 'Arrow: still in office in the latest source.' : '';
  return timelineChart({
    ...{ id: 'offices-drawn', list: OFFICES },
    rows: [...groupBy(offices, labelOf)].map(([label, terms]) => ({ label, spans: terms.map(termOf) })),
    framing: {
      title: `Offices: ${name}, by year.`,
      notes: [
        'One row per office.',
        `${daysKey(offices.map(termOf))} Blank: not known.`,
        offices.some(hasRecordsOnly) ? RECORDS_ONLY : '',
        arrow,
        undated > 0 ? undatedText(undated, offices.length) : '',
      ],
      sources: sourcesNote([...new Map(sources.map((source) => [source.slug, source])).values()]),
    },
  });
}

/** Days between distant records are only possible: see `Certainty.KNOWN`. */
const RECORDS_ONLY =
  'A term without dates in the sources is hatched from its first record to its last; others may have held the office in between.';

const undatedText = (undated: number, terms: number): string =>
  undated === terms ? 'No dates are given.' : `No dates are given for ${undated} of ${counted(terms, 'term')}.`;

interface OfficeTitleProps {
  of: { title: string; organization: Named | null; country: Named | null };
}

/** An office, with its organization and its country unless the title names them. */
export function OfficeTitle({ of }: OfficeTitleProps) {
  const { organization, country } = officeBodies(of);
  return (
    <>
      <Text>{of.title}</Text>
      <CommaName of={organization} as="Organization" />
      <CommaName of={country} as="Country" />
    </>
  );
}

/** The class of an office, if it is stated. */
export const OfficeClassTag = ({ of }: { of: { class: OfficeClass | null } }) =>
  of.class && <span class="tag">{plain(of.class)}</span>;

interface OfficesProps<Office> {
  offices: readonly Office[];
  count?: number;
  chart: Chart | null;
  query: URLSearchParams;
  /** The fields on which sources disagree. */
  differing: DifferingFragment[];
  notes: Notes;
  /** Renders the person or the organization of an office. */
  children: (office: Office) => ComponentChild;
}

/** The section of a page on offices, as a timeline and in words. */
export function OfficesSection<Office extends OfficeFragment>(of: OfficesProps<Office>) {
  const { offices, count, chart, query, differing, notes, children } = of;
  if (offices.length === 0) return null;
  return (
    <Section id="offices" title="Offices" count={count}>
      <ChartFigure chart={chart} class="timeline" query={query} />
      <ul class="plain rows" id={OFFICES}>
        {offices.map((office, index) => (
          <li key={index}>
            {children(office)}
            <Cites fact={office} what={office.title} notes={notes} /> <OfficeClassTag of={office} /> <Held office={office} />
            <Cites fact={{ citationsConnection: { nodes: endingOf(office) } }} what={`${office.title}: end`} notes={notes} />
            <Otherwise differing={differingOn(differing, office)} notes={notes} />
            {office.note && (
              <p class="note" dir="auto">
                <Words>{office.note}</Words>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
