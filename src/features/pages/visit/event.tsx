import { type ComponentChild, Fragment } from 'preact';
import { capitalize } from '../../../shared/capitals.js';
import { groupBy } from '../../../shared/group-by.js';
import { Period } from '../dates/date.js';
import { CitedPlaces, Cites, CitesStating, OnlyBefore, statedBefore } from '../facts/cites.js';
import { differingOn, Otherwise } from '../facts/differing.js';
import { CommaText, SentenceList, NameLink, Text, Words } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import type { DelegationSide, DifferingFragment, FactField, VisitEventFragment } from '../generated/graphql.js';
import { plain, STATUS } from '../words.js';

/** The label before the participants of each side. */
const SIDE: Record<DelegationSide | 'NONE', string> = { GUEST: 'guests: ', HOST: 'hosts: ', NONE: 'with ' };

type Participant = VisitEventFragment['participants'][number];

interface Props {
  event: VisitEventFragment;
  /** The fields of the visit on which sources disagree. */
  differing: DifferingFragment[];
  notes: Notes;
}

/**
 * Events of one day in the order in which their source tells of them, if one source reports them all: the server orders them by
 * day.
 */
export function inTextOrder<Event extends Pick<VisitEventFragment, 'start' | 'citationsConnection'>>(
  events: readonly Event[],
): Event[] {
  return [...groupBy(events, ({ start }) => start?.edtf ?? '').values()].flatMap((sameDay) => {
    const cited = sameDay.map(({ citationsConnection: { nodes } }) => nodes);
    const source = cited[0]!.find((first) =>
      cited.every((nodes) => nodes.some((each) => each.source.slug === first.source.slug)),
    );
    const at = ({ citationsConnection: { nodes } }: Event) =>
      Math.min(...nodes.flatMap((each) => (each.source.slug === source?.source.slug ? [each.start] : [])));
    return source ? sameDay.toSorted((one, other) => at(one) - at(other)) : sameDay;
  });
}

export function EventItem({ event, differing, notes }: Props) {
  return (
    <li id={`event-${event.slug}`}>
      <h3>
        <EventTitle event={event} notes={notes} />
      </h3>
      <EventFacts {...{ event, differing, notes }} />
    </li>
  );
}

export function EventTitle({ event: { title, citationsConnection }, notes }: Omit<Props, 'differing'>) {
  return (
    <>
      <Text>{title}</Text>
      <Cites fact={{ citationsConnection: { nodes: citationsConnection.nodes.slice(0, 3) } }} what={title} notes={notes} />
    </>
  );
}

export function EventFacts({ event, differing, notes }: Props) {
  const { kind, status, start, end, venue, places, note, participants } = event;
  const isBefore = statedBefore(event);
  const sides = [...groupBy(participants, ({ side }) => (status === 'DENIED' ? 'NONE' : (side ?? 'NONE')))];
  const Stated = ({ fields }: { fields: FactField[] }) => <CitesStating fact={event} fields={fields} notes={notes} />;
  const facts: [shown: ComponentChild, fields: FactField[]][] = [
    [kind !== 'OTHER' && capitalize(plain(kind)), ['KIND']],
    [status !== 'COMPLETED' && STATUS[status], ['STATUS']],
    [(start ?? end) && <Period start={start} end={end} />, ['START', 'END']],
    [venue && <Text>{venue}</Text>, ['VENUE']],
    [places.length > 0 && <CitedPlaces fact={event} notes={notes} />, []],
  ];
  return (
    <>
      <p class="aside">
        {facts
          .filter(([shown]) => shown)
          .map(([shown, fields], index) => (
            <Fragment key={index}>
              {index > 0 && ', '}
              {shown}
              {fields.length > 0 && <Stated fields={fields} />}
            </Fragment>
          ))}
        <Otherwise differing={differingOn(differing, event)} notes={notes} />
      </p>
      {participants.length > 0 && (
        <p class="with">
          {status === 'DENIED' && 'According to the newest source, this did not take place, or will not. It names '}
          {sides.map(([side, members], group) => (
            <Fragment key={side}>
              {group > 0 && '; '}
              {status !== 'DENIED' && (group > 0 ? SIDE[side] : capitalize(SIDE[side]))}
              <SentenceList
                items={members.map((each, index) => (
                  <With key={index} participant={each} differing={differingOn(differing, each)} notes={notes}>
                    {isBefore(each) && <OnlyBefore status={status} />}
                  </With>
                ))}
              />
            </Fragment>
          ))}
        </p>
      )}
      {note !== null && (
        <p class="note" dir="auto">
          <Words>{note}</Words>
          <Stated fields={['NOTE']} />
        </p>
      )}
    </>
  );
}

interface WithProps {
  participant: Participant;
  differing: DifferingFragment[];
  notes: Notes;
  children: ComponentChild;
}

function With({ participant, differing, notes, children }: WithProps) {
  const { person, organization, country, name, role, side } = participant;
  return (
    <>
      <ParticipantName of={participant} />
      <CommaText>{role?.toUpperCase() === side ? null : role}</CommaText>
      <Cites
        fact={{ citationsConnection: { nodes: saying(participant) } }}
        what={person?.name ?? name ?? organization?.name ?? country?.name ?? 'Participant'}
        notes={notes}
      />
      {children}
      <Otherwise differing={differing} notes={notes} />
    </>
  );
}

/** A participant, with the organization or the country, each linked to its page. */
export function ParticipantName({ of }: { of: Pick<Participant, 'person' | 'organization' | 'country' | 'name'> }) {
  const { person, organization, country, name } = of;
  const parts = [
    person && <NameLink of={person} as="Person" />,
    organization && <NameLink of={organization} as="Organization" />,
    country && <NameLink of={country} as="Country" />,
  ].filter((part) => part !== null);
  const isPrinted = name !== null && name !== (organization ?? country)?.name;
  return (
    <>
      {person === null && isPrinted ? <Text>{name}</Text> : parts[0]}
      {(organization ?? country) !== null && (person !== null || isPrinted) && <> ({parts.at(-1)})</>}
    </>
  );
}

/** Returns a passage that states all fields, if there is one, and otherwise one that states the role. */
function saying({ citationsConnection: { nodes } }: Participant) {
  const passage = nodes.find(({ unsaid }) => unsaid.length === 0) ?? nodes.find(({ unsaid }) => !unsaid.includes('ROLE'));
  return passage ? [passage] : [];
}
