import { Period } from '../dates/date.js';
import { dayText, type When } from '../dates/date-text.js';
import { Cites, PassageList } from '../facts/cites.js';
import { Text } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import { VisitsTable } from '../facts/visits-table.js';
import { AheadPageDocument, type AheadPageQuery } from '../generated/graphql.js';
import { page } from '../page.js';
import { visitUrl, withQuery } from '../urls.js';
import { counted, plain, STATUS } from '../words.js';

type Event = AheadPageQuery['events']['nodes'][number];

export const aheadPage = page({
  route: '/ahead',
  document: AheadPageDocument,
  variables: () => ({}),
  view: ({ visits, events }, { today }) => ({
    title: 'Announced',
    description: 'Visits and events that were proposed, accepted or planned, and have not been reported as made.',
    canonical: '/ahead',
    main: (notes) => <AheadMain visits={visits} events={events} today={today} notes={notes} />,
  }),
});

type Stage = 'overdue' | 'ahead' | 'undated';

/** Overdue is what should have happened before today. */
function stageOf({ start, end }: { start: When | null; end: When | null }, today: string): Stage {
  const when = end ?? start;
  if (!when) return 'undated';
  return when.latest !== null && when.latest < today ? 'overdue' : 'ahead';
}

interface Props extends AheadPageQuery {
  today: string;
  notes: Notes;
}

function AheadMain({ visits, events, today, notes }: Props) {
  const of = (stage: Stage) => visits.nodes.filter((visit) => stageOf(visit, today) === stage);
  return (
    <>
      <div class="lead">
        <h1>Announced</h1>
        <p class="deck">
          Proposed, invited, accepted or planned, according to the newest source held here. Today is {dayText(today)}.
        </p>
      </div>
      {visits.totalCount === 0 && events.totalCount === 0 && <p>Nothing is announced in the sources held here.</p>}
      <Part id="ahead" title="Visits with a date to come" visits={of('ahead')} />
      <Part id="undated" title="Visits without a date" visits={of('undated')} />
      <Part id="overdue" title="Visits whose date has passed" visits={of('overdue')}>
        No source held here reports whether they took place.
      </Part>
      {visits.totalCount > visits.nodes.length && (
        <p class="more">
          These are the first {visits.nodes.length} of {counted(visits.totalCount, 'visit')}. Others are in the{' '}
          <a href={withQuery('/visits', { status: 'PLANNED' })}>list of visits</a>.
        </p>
      )}
      {events.nodes.length > 0 && (
        <section aria-labelledby="events">
          <h2 id="events">Events</h2>
          <ul class="plain rows">
            {events.nodes.map((event) => (
              <EventItem key={event.slug} event={event} isOverdue={stageOf(event, today) === 'overdue'} notes={notes} />
            ))}
          </ul>
          {events.totalCount > events.nodes.length && <p class="aside">These are the first {events.nodes.length}.</p>}
        </section>
      )}
      <PassageList notes={notes} />
    </>
  );
}

function Part({
  id,
  title,
  visits,
  children,
}: {
  id: string;
  title: string;
  visits: AheadPageQuery['visits']['nodes'];
  children?: string;
}) {
  // prettier-ignore
  if (visits.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children && <p class="aside">{children}</p>}
      <VisitsTable visits={visits} caption={title} />
    </section>
  );
}

function EventItem({ event, isOverdue, notes }: { event: Event; isOverdue: boolean; notes: Notes }) {
  const { slug, title, kind, status, start, end, visit } = event;
  return (
    <li>
      {visit ? (
        <a href={`${visitUrl(visit)}#event-${slug}`}>
          <Text>{title}</Text>
        </a>
      ) : (
        <Text>{title}</Text>
      )}
      <Cites fact={event} notes={notes} />{' '}
      <span class="aside">
        {plain(kind)}, {STATUS[status]}, <Period start={start} end={end} />
        {isOverdue && '; the date has passed, the outcome is not known here'}
      </span>
    </li>
  );
}
