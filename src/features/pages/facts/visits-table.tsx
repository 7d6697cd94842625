import { ResponsiveTable } from '../layout/table.js';
import type { ComponentChild } from 'preact';
import type { VisitLineFragment } from '../generated/graphql.js';
import { Period } from '../dates/date.js';
import { stageOf } from '../dates/date-text.js';
import { personUrl, visitUrl } from '../../../http/urls.js';
import { AHEAD, STATUS, VISIT_KIND } from '../words.js';
import { Link, NameLink } from './names.js';

interface Props {
  visits: VisitLineFragment[];
  /** Visually hidden, for screen readers. */
  caption: string;
  /** If given, visits announced for an earlier day are marked as past their date. */
  today?: string;
}

/** A table of visits, shown as a list on a phone. */
export function VisitsTable({ visits, caption, today }: Props) {
  return (
    <ResponsiveTable caption={caption} heads={['When', 'Visit', 'Guest', 'From, to', 'Kind, status']}>
      {visits.map((visit) => (
        <tr key={visit.slug}>
          <td class="when">
            <Period start={visit.start} end={visit.end} />
            {visit.disagreements.length > 0 && ' '}
            {visit.disagreements.length > 0 && (
              <a class="aside" href={`${visitUrl(visit)}#differing`}>
                Sources disagree
              </a>
            )}
          </td>
          <th scope="row">
            <Link to={visitUrl(visit)}>{visit.title}</Link>
          </th>
          <Cell label="Guest">{guestOf(visit)}</Cell>
          <td>
            {visit.guestCountry && <NameLink of={visit.guestCountry} as="Country" />}
            {visit.guestCountry && ' to '}
            <NameLink of={visit.hostCountry} as="Country" />
          </td>
          <td>
            {visit.kind && `${VISIT_KIND[visit.kind]}, `}
            {STATUS[visit.status]}
            {today !== undefined && hasPassed(visit, today) && '; the date has passed'}
          </td>
        </tr>
      ))}
    </ResponsiveTable>
  );
}

const hasPassed = (visit: VisitLineFragment, today: string) =>
  AHEAD.includes(visit.status) && stageOf(visit, today) === 'overdue';

/** Returns the head of the visiting delegation. */
function guestOf({ heads: { nodes } }: VisitLineFragment): ComponentChild {
  const [head] = nodes;
  return head && <Link to={head.person && personUrl(head.person)}>{head.name}</Link>;
}

/** A cell that a phone shows with its label, or hides if it is empty. */
function Cell({ label, children }: { label: string; children: ComponentChild }) {
  return children ? <td data-label={label}>{children}</td> : <td class="none">–</td>;
}
