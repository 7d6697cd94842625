import { Period } from '../dates/date.js';
import { Cites } from '../facts/cites.js';
import { Listed, Name, Text } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import type { VisitEventFragment } from '../generated/graphql.js';
import { capital, plain, STATUS } from '../words.js';

type Participant = VisitEventFragment['participants'][number];

export function EventItem({ event, notes }: { event: VisitEventFragment; notes: Notes }) {
  const { slug, title, kind, status, start, end, venue, places, note, participants } = event;
  const where = [...(venue === null ? [] : [venue]), ...places];
  return (
    <li id={`event-${slug}`}>
      <h3>
        <Text>{title}</Text>
        <Cites fact={event} notes={notes} />
      </h3>
      <p class="aside">
        {capital(plain(kind))}
        {status !== 'COMPLETED' && `, ${STATUS[status]}`}
        {(start ?? end) && (
          <>
            {', '}
            <Period start={start} end={end} />
          </>
        )}
        {where.length > 0 && (
          <>
            {', '}
            <Text>{where.join(', ')}</Text>
          </>
        )}
      </p>
      {participants.length > 0 && (
        <p class="with">
          {'With '}
          <Listed
            items={participants.map((each, index) => (
              <With key={index} participant={each} notes={notes} />
            ))}
          />
        </p>
      )}
      {note !== null && (
        <p class="note">
          <Text>{note}</Text>
        </p>
      )}
    </li>
  );
}

function With({ participant, notes }: { participant: Participant; notes: Notes }) {
  const { person, organization, country, name, role } = participant;
  const parts = [
    person && <Name of={person} as="Person" />,
    organization && <Name of={organization} as="Organization" />,
    country && <Name of={country} as="Country" />,
  ].filter((part) => part !== null);
  return (
    <>
      {person === null && name !== null ? <Text>{name}</Text> : parts[0]}
      {(person !== null || name !== null) && (organization ?? country) && (
        <>
          {' ('}
          {parts.at(-1)}
          {')'}
        </>
      )}
      {role !== null && (
        <>
          {', '}
          <Text>{role}</Text>
        </>
      )}
      <Cites fact={participant} notes={notes} />
    </>
  );
}
