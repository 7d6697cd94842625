import { eventUrl } from '../../../http/urls.js';
import { Period } from '../dates/date.js';
import type { EventLineFragment } from '../generated/graphql.js';
import { Section } from '../layout/section.js';
import { number, STATUS } from '../words.js';
import { Cites } from './cites.js';
import { Link } from './names.js';
import type { Notes } from './notes.js';

interface Props {
  id: string;
  title: string;
  of: { totalCount: number; nodes: readonly EventLineFragment[] };
  notes: Notes;
}

/** A section with one line per event. Renders nothing if there are none. */
export function Events({ id, title, of: { totalCount, nodes }, notes }: Props) {
  if (totalCount === 0) return null;
  return (
    <Section id={id} title={title} count={totalCount}>
      {totalCount > nodes.length && <p class="aside">The latest {number(nodes.length)}.</p>}
      <ul class="plain rows">
        {nodes.map((event) => (
          <li key={event.slug}>
            <Link to={eventUrl(event)}>{event.title}</Link>
            <Cites fact={event} what={event.title} notes={notes} />
            {event.status !== 'COMPLETED' && `, ${STATUS[event.status]}`}
            {(event.start ?? event.end) && (
              <>
                , <Period start={event.start} end={event.end} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
