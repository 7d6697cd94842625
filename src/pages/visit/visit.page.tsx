import { citedVersion, sinceCited } from '../cite/since.js';
import { rangeText } from '../dates/date-text.js';
import { VisitPageDocument } from '../generated/graphql.js';
import { page, slugOf } from '../page.js';
import { visitUrl, withQuery } from '../urls.js';
import { STATUS, VISIT_KIND } from '../words.js';
import { VisitMain } from './visit.js';
import { visitJsonLd } from './visit.json-ld.js';

export const visitPage = page({
  route: '/visits/:slug',
  document: VisitPageDocument,
  reads: ['version'],
  variables: (request) => ({ slug: slugOf(request), ...sinceCited(request) }),
  view: ({ visit, differing, reported, about }, request, site) => {
    if (!visit) return { missing: 'visit' };
    if (visit.slug !== slugOf(request)) return { movedTo: withQuery(visitUrl(visit), { version: citedVersion(request) }) };
    const kind = visit.kind ? VISIT_KIND[visit.kind] : 'visit';
    const from = visit.guestCountry ? ` from ${visit.guestCountry.name}` : '';
    return {
      title: visit.title,
      description: `${/^[aeiou]/.test(kind) ? 'An' : 'A'} ${kind}${from} to ${visit.hostCountry.name}, ${rangeText(visit.start, visit.end)}: ${STATUS[visit.status]}.`,
      canonical: visitUrl(visit),
      jsonLd: visitJsonLd(visit, site.origin),
      main: (notes) => <VisitMain {...{ visit, differing, reported, about, notes, site }} cited={citedVersion(request)} />,
    };
  },
});
