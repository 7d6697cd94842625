import { recordedIn, recordNote } from '../../exports/formats/citations.js';
import { withArticle } from '../../counts/scope.js';
import { citedVersion, sinceCited } from '../cite/since.js';
import { machineDate, stayText } from '../dates/date-text.js';
import { statedBefore } from '../facts/cites.js';
import { contradicted, differingOn } from '../facts/differing.js';
import { type OccurrenceStatus, VisitPageDocument } from '../generated/graphql.js';
import { definePage, routeSlug } from '../page.js';
import { countryUrl, eventPageUrl, personUrl, sourceUrl, visitUrl, withQuery } from '../../../http/urls.js';
import { hostName, STATUS, VISIT_KIND } from '../words.js';
import { BY } from './what-was-said.js';
import { type PageVisit, VisitMain } from './visit.js';

export const visitPage = definePage({
  route: '/visits/:slug',
  document: VisitPageDocument,
  reads: ['version', BY],
  variables: (request) => ({ slug: routeSlug(request), ...sinceCited(request) }),
  view: (data, request, site) => {
    const { visit } = data;
    if (!visit) return { missing: 'visit' };
    if (visit.slug !== routeSlug(request)) return { movedTo: withQuery(visitUrl(visit), { version: citedVersion(request) }) };
    const record = recordedIn(visit.citationsConnection);
    const kind = visit.kind ? VISIT_KIND[visit.kind] : 'visit';
    const from = visit.guestCountry ? ` from ${withArticle(visit.guestCountry.name)}` : '';
    return {
      title: visit.title,
      description: `${/^[aeiou]/.test(kind) ? 'An' : 'A'} ${kind}${from} to ${withArticle(hostName(visit))}, ${stayText(visit)}: ${STATUS[visit.status]}.`,
      canonical: visitUrl(visit),
      jsonLd: { ...jsonLdOf(visit, site.origin), ...contradicted(differingOn(data.differing.nodes, visit), site.origin) },
      cite: {
        ...{ title: visit.title, path: visitUrl(visit), takesVersion: true },
        ...(record && { source: record, notes: [recordNote(record)] }),
      },
      main: (notes) => <VisitMain {...{ visit, data, request, site, notes }} />,
    };
  },
});

/** schema.org has no status for an event that a source denies. Like a cancelled event, it cannot be attended. */
const EVENT_STATUS: Partial<Record<OccurrenceStatus, string>> = {
  CANCELLED: 'EventCancelled',
  DENIED: 'EventCancelled',
  POSTPONED: 'EventPostponed',
};

/** Returns the visit as a schema.org event, since schema.org has no visits, with the countries, people and sources. */
function jsonLdOf(visit: PageVisit, origin: string): object {
  const country = ({ slug, name }: { slug: string; name: string }) => ({
    ...{ '@type': 'Country', '@id': origin + countryUrl({ slug }), name },
  });
  const isBefore = statedBefore(visit);
  const members = [...visit.guests.nodes, ...visit.hosts.nodes].filter((member) => !isBefore(member));
  const people = members.map(({ name, person }) => ({
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
    ...(visit.occasion && {
      superEvent: { '@type': 'Event', '@id': origin + eventPageUrl(visit.occasion), name: visit.occasion.title },
    }),
    ...(visit.status in EVENT_STATUS && { eventStatus: `https://schema.org/${EVENT_STATUS[visit.status]}` }),
    location: country(visit.hostCountry),
    ...(visit.guestCountry && { organizer: country(visit.guestCountry) }),
    attendee: people,
    citation: [...sources],
  };
}
