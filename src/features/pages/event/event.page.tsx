import { eventPageUrl, eventUrl, visitUrl, withQuery } from '../../../http/urls.js';
import { capitalize } from '../../../shared/capitals.js';
import { rangeText } from '../dates/date-text.js';
import { PagePassages } from '../facts/cites.js';
import { WhereTheyDiffer } from '../facts/differing.js';
import { Link } from '../facts/names.js';
import { Statements } from '../facts/statement.js';
import { VisitRows } from '../facts/visits-table.js';
import { EventPageDocument, type EventPageQuery } from '../generated/graphql.js';
import { AllOf, Section } from '../layout/section.js';
import { definePage, type MainProps, routeSlug } from '../page.js';
import { EventFacts, EventTitle } from '../visit/event.js';
import { plain, STATUS } from '../words.js';

type PageEvent = NonNullable<EventPageQuery['event']>;

/** The page of an event. An event that is part of a visit is shown on that visit's page, unless other visits were made for it. */
export const eventPage = definePage({
  route: '/events/:slug',
  document: EventPageDocument,
  variables: (request) => ({ slug: routeSlug(request) }),
  view: (data, request, site) => {
    const { event } = data;
    if (!event) return { missing: 'event' };
    if (event.slug !== routeSlug(request)) return { movedTo: eventPageUrl(event) };
    if (event.visit && event.occasionOf.totalCount === 0) return { seeOther: eventUrl(event) };
    const { title, kind, status, start, end } = event;
    return {
      title,
      description: `${kind === 'OTHER' ? 'Event' : capitalize(plain(kind))}, ${rangeText(start, end)}: ${STATUS[status]}. Who took part, and the visits made for it.`,
      canonical: eventPageUrl(event),
      jsonLd: { '@type': 'Event', '@id': site.origin + eventPageUrl(event), name: title },
      cite: { title, path: eventPageUrl(event) },
      main: (notes) => <Main {...{ event, data, request, site, notes }} />,
    };
  },
});

function Main({ event, data: { differing }, notes }: MainProps<EventPageQuery> & { event: PageEvent }) {
  const { slug, visit, occasionOf, statements } = event;
  return (
    <article>
      <div class="lead">
        <p class="kicker">Event</p>
        <h1>
          <EventTitle event={event} notes={notes} />
        </h1>
        {visit && (
          <p>
            Part of <Link to={visitUrl(visit)}>{visit.title}</Link>
          </p>
        )}
      </div>
      <EventFacts event={event} differing={differing.nodes} notes={notes} />
      {occasionOf.totalCount > 0 && (
        <Section id="visits" title="Visits made for it" count={occasionOf.totalCount}>
          <VisitRows visits={occasionOf.nodes} />
          <AllOf of={occasionOf} noun={['visit']} url={withQuery('/visits', { occasion: slug })} />
        </Section>
      )}
      {statements.totalCount > 0 && (
        <Section id="statements" title="What was said" count={statements.totalCount}>
          <Statements statements={statements.nodes} notes={notes} />
        </Section>
      )}
      <WhereTheyDiffer differing={differing} all={{}} notes={notes} />
      <PagePassages notes={notes} />
    </article>
  );
}
