import { rangeText } from '../dates/date-text.js';
import { VisitPageDocument } from '../generated/graphql.js';
import { page, slugOf } from '../page.js';
import { visitUrl } from '../urls.js';
import { STATUS, VISIT_KIND } from '../words.js';
import { VisitMain } from './visit.js';
import { visitJsonLd } from './visit.json-ld.js';

export const visitPage = page({
  route: '/visits/:slug',
  document: VisitPageDocument,
  variables: (request) => ({ slug: slugOf(request) }),
  view: ({ visit, differing, about }, request, site) => {
    if (!visit) return { missing: 'visit' };
    if (visit.slug !== slugOf(request)) return { movedTo: visitUrl(visit) };
    const kind = visit.kind ? VISIT_KIND[visit.kind] : 'visit';
    const from = visit.guestCountry ? ` from ${visit.guestCountry.name}` : '';
    return {
      title: visit.title,
      description: `A ${kind}${from} to ${visit.hostCountry.name}, ${rangeText(visit.start, visit.end)}: ${STATUS[visit.status]}.`,
      canonical: visitUrl(visit),
      jsonLd: visitJsonLd(visit, site.origin),
      main: (notes) => <VisitMain visit={visit} differing={differing} about={about} notes={notes} site={site} />,
    };
  },
});
