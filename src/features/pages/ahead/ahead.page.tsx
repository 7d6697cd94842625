import { Frame, partFraming } from '../charts/frame.js';
import { Link } from '../facts/names.js';
import { Period } from '../dates/date.js';
import { dayText, LONG_AGO_YEARS, type Stage, announcementStage } from '../dates/date-text.js';
import { Cites, PagePassages } from '../facts/cites.js';
import type { Notes } from '../facts/notes.js';
import { duplicatesNote, visitsFile, VisitLines } from '../facts/visits-table.js';
import { AheadPageDocument, type AheadPageQuery } from '../generated/graphql.js';
import { definePage, type Site } from '../page.js';
import { eventUrl, withQuery } from '../../../http/urls.js';
import { ANNOUNCED, counted, plain, STATUS } from '../words.js';

type Event = AheadPageQuery['events']['nodes'][number];

export const aheadPage = definePage({
  route: '/ahead',
  document: AheadPageDocument,
  variables: () => ({ ahead: ANNOUNCED }),
  view: (data, { today }, site) => ({
    title: 'Announced',
    description: 'Visits and events that were proposed, accepted or planned, with no report that they took place.',
    canonical: '/ahead',
    main: (notes) => <AheadMain {...{ data, today, site, notes }} />,
  }),
});

interface Props {
  data: AheadPageQuery;
  today: string;
  site: Site;
  notes: Notes;
}

/** From the future to the past, with undated visits and events in between. Announcements from long ago come last. */
const PARTS: [stage: Stage, title: string, note?: string][] = [
  ['ahead', 'Upcoming'],
  ['undated', 'Without a date'],
  ['overdue', 'The date has passed', 'No source reports whether these took place.'],
  [
    'longAgo',
    'Announced years ago, without a date',
    `The sources are more than ${LONG_AGO_YEARS} years old. No source reports whether these took place.`,
  ],
];

function AheadMain({ data, today, site, notes }: Props) {
  const { visits, events } = data;
  const framing = partFraming({
    ...{ title: 'Announced visits', shown: visits.nodes, total: visits.totalCount, noun: 'visit' },
    sources: data.sourced,
  });
  const parts = PARTS.map(([stage, title, note]) => (
    <Part
      key={stage}
      id={stage}
      title={title}
      note={note}
      visits={visits.nodes.filter((visit) => announcementStage(visit, today) === stage)}
      events={events.nodes.filter((event) => announcementStage(event, today) === stage)}
      notes={notes}
    />
  ));
  return (
    <>
      <div class="lead">
        <h1>Announced</h1>
        <p class="deck">Proposed, invited, accepted or planned, according to the latest source. Today is {dayText(today)}.</p>
      </div>
      {visits.totalCount === 0 && events.totalCount === 0 && <p>No announced visits or events in these sources.</p>}
      {visits.totalCount > 0 ? (
        <Frame
          id="announced"
          {...framing}
          notes={[...framing.notes, duplicatesNote(visits.nodes)]}
          files={visitsFile(site, ANNOUNCED)}
        >
          {parts}
        </Frame>
      ) : (
        parts
      )}
      {visits.totalCount > visits.nodes.length && (
        <p class="more">
          These are the first {visits.nodes.length} of {counted(visits.totalCount, 'visit')}.{' '}
          <a href={withQuery('/visits', { status: 'announced' })}>All announced visits</a>
        </p>
      )}
      {events.totalCount > events.nodes.length && (
        <p class="more">
          These are the first {events.nodes.length} of {counted(events.totalCount, 'event')}.
        </p>
      )}
      <PagePassages notes={notes} />
    </>
  );
}

interface PartProps {
  id: string;
  title: string;
  note: string | undefined;
  visits: AheadPageQuery['visits']['nodes'];
  events: Event[];
  notes: Notes;
}

function Part({ id, title, note, visits, events, notes }: PartProps) {
  if (visits.length + events.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note && <p class="aside">{note}</p>}
      {visits.length > 0 && <VisitLines caption={`${title}: visits`} visits={visits} />}
      {events.length > 0 && (
        <>
          <h3 class="next">Events</h3>
          <ul class="plain rows">
            {events.map((event) => (
              <EventItem key={event.slug} event={event} notes={notes} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function EventItem({ event, notes }: { event: Event; notes: Notes }) {
  const { slug, title, kind, status, start, end, visit } = event;
  return (
    <li>
      <Link to={eventUrl({ slug, visit })}>{title}</Link>
      <Cites fact={event} what={title} notes={notes} />{' '}
      <span class="aside">
        {plain(kind)}, {STATUS[status]}, <Period start={start} end={end} />
      </span>
    </li>
  );
}
