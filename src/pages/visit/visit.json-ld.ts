import { machineDate } from '../dates/date-text.js';
import type { VisitPageQuery } from '../generated/graphql.js';
import { countryUrl, personUrl, sourceUrl, visitUrl } from '../urls.js';

type Visit = NonNullable<VisitPageQuery['visit']>;

/** schema.org knows no visits: an event, with the two countries, the people and the sources. */
export function visitJsonLd(visit: Visit, origin: string): object {
  const country = ({ slug, name }: { slug: string; name: string }) => ({
    ...{ '@type': 'Country', '@id': origin + countryUrl({ slug }), name },
  });
  const people = [...visit.guests.nodes, ...visit.hosts.nodes].map(({ name, person }) => ({
    '@type': 'Person',
    ...(person && { '@id': origin + personUrl(person) }),
    name,
  }));
  const [start, end] = [visit.start, visit.end].map((when) => when && machineDate(when));
  const sources = new Set(visit.citationsConnection.nodes.map(({ source }) => origin + sourceUrl(source)));
  return {
    '@type': 'Event',
    '@id': origin + visitUrl(visit),
    url: origin + visitUrl(visit),
    name: visit.title,
    ...(start && { startDate: start }),
    ...(end && { endDate: end }),
    ...(visit.status === 'CANCELLED' && { eventStatus: 'https://schema.org/EventCancelled' }),
    location: country(visit.hostCountry),
    ...(visit.guestCountry && { organizer: country(visit.guestCountry) }),
    attendee: people,
    citation: [...sources],
  };
}
