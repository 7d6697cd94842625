import type { VisitLineFragment } from '../generated/graphql.js';
import { Period } from '../dates/date.js';
import { visitUrl } from '../urls.js';
import { STATUS, VISIT_KIND } from '../words.js';
import { Name, Text } from './names.js';

/** Visits as a table that a phone shows as a list. `caption` is read out and hidden. */
export function VisitsTable({ visits, caption }: { visits: VisitLineFragment[]; caption: string }) {
  return (
    <table class="wide">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Visit</th>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">Kind</th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <tr key={visit.slug}>
            <td class="when">
              <Period start={visit.start} end={visit.end} />
            </td>
            <th scope="row">
              <a href={visitUrl(visit)}>
                <Text>{visit.title}</Text>
              </a>
            </th>
            <td data-label="From">{visit.guestCountry ? <Name of={visit.guestCountry} as="Country" /> : '–'}</td>
            <td data-label="To">
              <Name of={visit.hostCountry} as="Country" />
            </td>
            <td data-label="Kind">{visit.kind ? VISIT_KIND[visit.kind] : '–'}</td>
            <td data-label="Status">{STATUS[visit.status]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
