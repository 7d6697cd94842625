import { capitalize } from '../../../shared/capitals.js';
import { Period } from '../dates/date.js';
import { Cites } from '../facts/cites.js';
import { differingOn, Otherwise } from '../facts/differing.js';
import { CommaText, SentenceList, NameLink, Text, Words } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import type { DifferingFragment, VisitEventFragment } from '../generated/graphql.js';
import { plain, STATUS } from '../words.js';

type Participant = VisitEventFragment['participants'][number];

interface Props {
  event: VisitEventFragment;
  /** The fields of the visit on which sources disagree. */
  differing: DifferingFragment[];
  notes: Notes;
}

export function EventItem({ event, differing, notes }: Props) {
  const { slug, title, kind, status, start, end, venue, places, note, participants } = event;
  const where = [...(venue === null ? [] : [venue]), ...places];
  return (
    <li id={`event-${slug}`}>
      <h3>
        <Text>{title}</Text>
        <Cites fact={event} notes={notes} />
      </h3>
      <p class="aside">
        {capitalize(plain(kind))}
        {status !== 'COMPLETED' && `, ${STATUS[status]}`}
        {(start ?? end) && ', '}
        {(start ?? end) && <Period start={start} end={end} />}
        <CommaText>{where.join(', ')}</CommaText>
        <Otherwise differing={differingOn(differing, event)} notes={notes} />
      </p>
      {participants.length > 0 && (
        <p class="with">
          {'With '}
          <SentenceList
            items={participants.map((each, index) => (
              <With key={index} participant={each} differing={differingOn(differing, each)} notes={notes} />
            ))}
          />
        </p>
      )}
      {note !== null && (
        <p class="note" dir="auto">
          <Words>{note}</Words>
        </p>
      )}
    </li>
  );
}

interface WithProps {
  participant: Participant;
  differing: DifferingFragment[];
  notes: Notes;
}

function With({ participant, differing, notes }: WithProps) {
  const { person, organization, country, name, role } = participant;
  const parts = [
    person && <NameLink of={person} as="Person" />,
    organization && <NameLink of={organization} as="Organization" />,
    country && <NameLink of={country} as="Country" />,
  ].filter((part) => part !== null);
  return (
    <>
      {person === null && name !== null ? <Text>{name}</Text> : parts[0]}
      {(person !== null || name !== null) && (organization ?? country) && <> ({parts.at(-1)})</>}
      <CommaText>{role}</CommaText>
      <Cites fact={{ citationsConnection: { nodes: saying(participant) } }} notes={notes} />
      <Otherwise differing={differing} notes={notes} />
    </>
  );
}

/** Returns a passage that states all fields, if there is one, and otherwise the first passage. */
function saying({ citationsConnection: { nodes } }: Participant) {
  return [nodes.find(({ unsaid }) => unsaid.length === 0) ?? nodes[0]].filter((passage) => passage !== undefined);
}
