import type { ComponentChild } from 'preact';
import { groupBy } from '../../../shared/group-by.js';
import { Cites, CitesStating, OnlyBefore } from '../facts/cites.js';
import { differingOn, Otherwise } from '../facts/differing.js';
import { CommaName, Link, Text } from '../facts/names.js';
import { OfficeClassTag } from '../facts/office.js';
import type { Notes } from '../facts/notes.js';
import type { DifferingFragment, MemberFragment, OccurrenceStatus } from '../generated/graphql.js';
import { personUrl } from '../../../http/urls.js';
import { CAPACITY, number } from '../words.js';

interface Props {
  side: 'Guests' | 'Hosts';
  of: { slug: string; name: string } | null;
  delegation: { totalCount: number; nodes: MemberFragment[] };
  visit: { status: OccurrenceStatus };
  /** Whether a part of the visit is stated only by sources that give the visit another status. */
  isBefore: (part: MemberFragment) => boolean;
  /** The fields of the visit on which sources disagree. */
  differing: DifferingFragment[];
  notes: Notes;
}

/** One side of a visit. Each person has the office held on the first day of the visit. */
export function Delegation({ side, of, delegation: { totalCount, nodes }, visit, isBefore, differing, notes }: Props) {
  if (totalCount === 0) return null;
  return (
    <div>
      <h3>
        {side}
        {of && <Text>{`, ${of.name}`}</Text>}
      </h3>
      <ul class="plain rows">
        {nodes.map((member, index) => (
          <Member key={index} member={member} differing={differingOn(differing, member)} notes={notes}>
            {isBefore(member) && <OnlyBefore status={visit.status} />}
          </Member>
        ))}
      </ul>
      {totalCount > nodes.length && <p class="aside">And {number(totalCount - nodes.length)} more.</p>}
    </div>
  );
}

/** Merges offices with the same name, since any of several terms without known bounds may include that day. */
function officesOf(positions: MemberFragment['positions']): MemberFragment['positions'] {
  const same = groupBy(positions, ({ title, organization, country }) =>
    JSON.stringify([title, organization?.slug, country?.slug]),
  );
  return [...same.values()].map((terms) => {
    const nodes = terms.flatMap(({ citationsConnection }) => citationsConnection.nodes);
    return { ...terms[0]!, citationsConnection: { ...terms[0]!.citationsConnection, nodes } };
  });
}

interface MemberProps {
  member: MemberFragment;
  differing: DifferingFragment[];
  notes: Notes;
  children: ComponentChild;
}

function Member({ member, differing, notes, children }: MemberProps) {
  const { name, person, capacity, role, positions } = member;
  const isHead = capacity === 'HEAD';
  return (
    <li>
      <span class={isHead ? 'person head' : 'person'}>
        <Link to={person && personUrl(person)}>{name}</Link>
        <Cites
          fact={{ citationsConnection: { nodes: member.citationsConnection.nodes.slice(0, 3) } }}
          what={name}
          notes={notes}
        />
        {children}
      </span>
      {CAPACITY[capacity] && ' '}
      {CAPACITY[capacity] && <span class="tag">{CAPACITY[capacity]}</span>}
      {officesOf(positions).map((position, index) => (
        <span key={index} class="office">
          <Text>{position.title}</Text>
          <CommaName of={position.organization} as="Organization" />
          <CommaName of={position.country} as="Country" /> <OfficeClassTag of={position} />
          <Cites fact={position} what={`${name}, ${position.title}`} notes={notes} />
        </span>
      ))}
      {role !== null && (differing.length > 0 || !positions.some(({ title }) => title === role)) && (
        <span class="office">
          {'as '}
          <q>
            <Text>{role}</Text>
          </q>
          <CitesStating fact={member} fields={['ROLE']} notes={notes} />
          <Otherwise differing={differing} notes={notes} />
        </span>
      )}
      {role === null && <Otherwise differing={differing} notes={notes} />}
    </li>
  );
}
