import type { ComponentChild } from 'preact';
import { capitalize } from '../../../shared/capitals.js';
import { Frame, type Framing } from '../charts/frame.js';
import type { VisitLineFragment, VisitLinesFragment, VisitWhere } from '../generated/graphql.js';
import { StayPeriod } from '../dates/date.js';
import { dateText, announcementStage } from '../dates/date-text.js';
import { Section } from '../layout/section.js';
import { ResponsiveTable } from '../layout/table.js';
import type { ExportedFile, Site } from '../page.js';
import { visitUrl, withQuery } from '../../../http/urls.js';
import { csvUrl, duplicateUrl } from '../urls.js';
import { AHEAD, CALLED_OFF, hostName, number, STATUS, VISIT_KIND } from '../words.js';
import { Link, NameLink, SentenceList, Text } from './names.js';

interface Props {
  id: string;
  visits: readonly VisitLineFragment[];
  framing: Framing;
  files?: readonly ExportedFile[];
  /** If given, visits announced for an earlier day are marked as past their date. */
  today?: string;
  /** Whether all visits are from one country to another. The rows then leave out the countries. */
  isOneWay?: boolean;
  /** Where search words occur in a visit, by its slug. */
  foundIn?: ReadonlyMap<string, string>;
  /** Shown above the table. */
  children?: ComponentChild;
}

/** Returns the file of the visits that match a filter, the newest first, if the server exports files. */
export const visitsFile = (site: Site, where: VisitWhere): ExportedFile[] =>
  site.exports ? [{ name: 'spreadsheet (CSV)', url: csvUrl('visits', where, [{ start: 'DESC' }]).url }] : [];

/** A table of visits in its frame. */
export function VisitsTable({ id, visits, framing, files, children, ...of }: Props) {
  return (
    <Frame id={id} {...framing} notes={[...framing.notes, duplicatesNote(visits)]} {...(files && { files })}>
      {children}
      <VisitLines caption={framing.title} visits={visits} {...of} />
    </Frame>
  );
}

interface LinesProps extends Pick<Props, 'visits' | 'today' | 'isOneWay' | 'foundIn'> {
  caption: string;
}

/** A table with one row per visit. A phone shows it as a list. */
export function VisitLines({ caption, visits, today, isOneWay = false, foundIn }: LinesProps) {
  const hasHosts = !visits.every(namesHost);
  return (
    <ResponsiveTable
      caption={caption}
      heads={['When', 'Visit', ...(isOneWay ? [] : [hasHosts ? 'From, to' : 'From']), 'Kind', 'Status']}
      class="lines"
    >
      {visits.map((visit) => (
        <tr key={visit.slug}>
          <td class="when">
            <StayPeriod of={visit} />
            {visit.disagreements.length > 0 && ' '}
            {visit.disagreements.length > 0 && (
              <a class="aside" href={`${visitUrl(visit)}#differing`}>
                Sources disagree
              </a>
            )}
          </td>
          <th scope="row">
            <Link to={visitUrl(visit)}>{titleIn(visit)}</Link>
            {foundIn?.has(visit.slug) && (
              <span class="aside">
                {' '}
                <Text>{foundIn.get(visit.slug)!}</Text>
              </span>
            )}
            {visit.isSuspectedDuplicate && ' '}
            {visit.isSuspectedDuplicate && (
              <a class="aside" href={duplicateUrl(visit)}>
                Possible duplicate
              </a>
            )}
          </th>
          {!isOneWay && (
            <td class={!hasHosts && visit.guestCountry ? 'from' : undefined}>
              {visit.guestCountry && <NameLink of={visit.guestCountry} as="Country" />}
              {hasHosts && ' to '}
              {hasHosts && <Host of={visit} />}
            </td>
          )}
          <td class={visit.kind ? undefined : 'none'}>{visit.kind && VISIT_KIND[visit.kind]}</td>
          <td>{statusText(visit, today)}</td>
        </tr>
      ))}
    </ResponsiveTable>
  );
}

/** Says how many of the listed visits may be stored twice. Empty if none are. */
export function duplicatesNote(visits: readonly VisitLineFragment[]): string {
  const { length } = visits.filter(({ isSuspectedDuplicate }) => isSuspectedDuplicate);
  return length === 0
    ? ''
    : `${number(length)} of the visits on this page ${length === 1 ? 'is a possible duplicate' : 'are possible duplicates'}.`;
}

/** Visits as lines, without a frame. */
export function VisitRows({ visits }: { visits: readonly VisitLineFragment[] }) {
  return (
    <ul class="plain rows">
      {visits.map((visit) => (
        <li key={visit.slug}>
          <Link to={visitUrl(visit)}>{titleIn(visit)}</Link>{' '}
          <span class="aside">
            <StayPeriod of={visit} />
            {visit.kind && `, ${VISIT_KIND[visit.kind]}`}
            {visit.status !== 'COMPLETED' && `, ${STATUS[visit.status]}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface CalledOffProps {
  visits: VisitLinesFragment;
  /** The parameters of the lists of all these visits, to which a status is added; null if no single list has them. */
  all: Record<string, string> | null;
}

/** The visits that were cancelled, postponed or denied, under a heading that says so. Renders nothing if there are none. */
export function CalledOffVisits({ visits: { totalCount, nodes }, all }: CalledOffProps) {
  const statuses = CALLED_OFF.filter((each) => nodes.some(({ status }) => status === each));
  if (statuses.length === 0) return null;
  const title = statuses.map((status, index) => (index === 0 ? capitalize(STATUS[status]) : STATUS[status]));
  return (
    <Section
      id="called-off"
      title={
        <>
          <SentenceList items={title} /> visits
        </>
      }
    >
      <p class="aside">Not counted as visits.</p>
      <VisitRows visits={nodes} />
      {totalCount > nodes.length && (
        <p class="more">
          {number(totalCount - nodes.length)} more
          {all && ': '}
          {all && (
            <SentenceList
              items={statuses.map((status) => (
                <a key={status} href={withQuery('/visits', { ...all, status })}>
                  all {STATUS[status]} visits
                </a>
              ))}
            />
          )}
        </p>
      )}
    </Section>
  );
}

/** Whether the title of a visit names the host. If all titles do, the rows leave the hosts out. */
const namesHost = (visit: VisitLineFragment): boolean => visit.title.includes(hostName(visit));

function Host({ of: { hostCountry, hostOrganization } }: { of: VisitLineFragment }) {
  return hostOrganization ? <NameLink of={hostOrganization} as="Organization" /> : <NameLink of={hostCountry} as="Country" />;
}

/** Returns the title of a visit, without a trailing month or year that the row's date repeats. */
function titleIn({ title, start }: VisitLineFragment): string {
  const dates = start ? [start.edtf.slice(0, 7), start.edtf.slice(0, 4)] : [];
  const ending = dates.map((edtf) => `, ${dateText({ edtf })}`).find((each) => title.endsWith(each));
  return ending === undefined ? title : title.slice(0, -ending.length);
}

function statusText(visit: VisitLineFragment, today: string | undefined): string {
  const { status } = visit;
  const hasPassed = today !== undefined && AHEAD.includes(status) && announcementStage(visit, today) === 'overdue';
  return hasPassed ? `${STATUS[status]}; the date has passed` : STATUS[status];
}
