import { groupBy } from '../../../shared/group-by.js';
import { Cites } from '../facts/cites.js';
import { differingOn, Otherwise } from '../facts/differing.js';
import { CommaName, Link, Text } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import type { DifferingFragment, MemberFragment } from '../generated/graphql.js';
import { personUrl } from '../../../http/urls.js';
import { CAPACITY, number } from '../words.js';

interface Props {
  side: 'Guests' | 'Hosts';
  of: { slug: string; name: string } | null;
  delegation: { totalCount: number; nodes: MemberFragment[] };
  /** The fields of the visit on which sources disagree. */
  differing: DifferingFragment[];
  notes: Notes;
}

/** One side of a visit. Each person has the office held on the first day of the visit. */
export function Delegation({ side, of, delegation: { totalCount, nodes }, differing, notes }: Props) {
  if (totalCount === 0) return null;
  return (
    <div>
      <h3>
        {side}
        {of && <Text>{`, ${of.name}`}</Text>}
      </h3>
      <ul class="plain rows">
        {nodes.map((member, index) => (
          <Member key={index} member={member} differing={differingOn(differing, member)} notes={notes} />
        ))}
      </ul>
      {totalCount > nodes.length && <p class="aside">And {number(totalCount - nodes.length)} more.</p>}
    </div>
  );
}

/** Merges offices of the same name, since each of several terms without known bounds may be the one on that day. */
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
}

function Member({ member, differing, notes }: MemberProps) {
  const { name, person, capacity, role, positions } = member;
  const isHead = capacity === 'HEAD';
  return (
    <li>
      <span class={isHead ? 'person head' : 'person'}>
        <Link to={person && personUrl(person)}>{name}</Link>
        <Cites fact={member} notes={notes} />
      </span>
      {CAPACITY[capacity] && ' '}
      {CAPACITY[capacity] && <span class="tag">{CAPACITY[capacity]}</span>}
      {officesOf(positions).map((position, index) => (
        <span key={index} class="office">
          <Text>{position.title}</Text>
          <CommaName of={position.organization} as="Organization" />
          <CommaName of={position.country} as="Country" />
          <Cites fact={position} notes={notes} />
        </span>
      ))}
      {role !== null && (differing.length > 0 || !positions.some(({ title }) => title === role)) && (
        <span class="office">
          {'as '}
          <q>
            <Text>{role}</Text>
          </q>
          <Otherwise differing={differing} notes={notes} />
        </span>
      )}
      {role === null && <Otherwise differing={differing} notes={notes} />}
    </li>
  );
}
