import { dayText } from '../dates/date-text.js';
import { errorView } from '../errors/errors.js';
import { WithdrawnSourcePageDocument } from '../generated/graphql.js';
import { definePage, routeSlug } from '../page.js';

/** The page of a source that is no longer stored, which states when it was withdrawn. */
export const withdrawnSourcePage = definePage({
  route: '/sources/:slug',
  document: WithdrawnSourcePageDocument,
  variables: (request) => ({ slug: routeSlug(request) }),
  view: ({ withdrawnSource }) => {
    if (!withdrawnSource) return { missing: 'source' };
    return { ...errorView(410, `It was withdrawn on ${dayText(withdrawnSource.at)}.`), status: 410 };
  },
});
