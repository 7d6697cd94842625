import type { ComponentChild } from 'preact';
import { DAY_MS } from '../../../model/dates/partial-date.js';
import { groupBy } from '../../../shared/group-by.js';
import type { When } from '../dates/date-text.js';
import { Cites, CitesStating, OnlyBefore } from '../facts/cites.js';
import { differingOn, Otherwise } from '../facts/differing.js';
import { Link, Printed, Text } from '../facts/names.js';
import { OfficeClassTag, OfficeTitle } from '../facts/office.js';
import type { Notes } from '../facts/notes.js';
import type { DifferingFragment, MemberFragment, OccurrenceStatus } from '../generated/graphql.js';
import { personUrl } from '../../../http/urls.js';
import { CAPACITY, number } from '../words.js';

interface Props {
  side: 'Guests' | 'Hosts';
  of: { slug: string; name: string } | null;
  delegation: { totalCount: number; nodes: MemberFragment[] };
  visit: { status: OccurrenceStatus; start: When | null };
  /** Whether a part of the visit is stated only by sources that give the visit another status. */
  isBefore: (part: MemberFragment) => boolean;
  /** The fields of the visit on which sources disagree. */
  differing: DifferingFragment[];
  notes: Notes;
}

/** One side of a visit. Each person has the office held on the first day of the visit. */
export function Delegation({ side, of, delegation: { totalCount, nodes }, visit, isBefore, differing, notes }: Props) {
  if (totalCount === 0) return null;
  const isMet = ({ capacity }: MemberFragment) => capacity === 'MET';
  const [met, members] = [nodes.filter(isMet), nodes.filter((member) => !isMet(member))];
  const list = (people: MemberFragment[]) => (
    <ul class="plain rows">
      {people.map((member) => (
        <Member
          key={member.id}
          member={member}
          day={visit.start?.earliest ?? null}
          differing={differingOn(differing, member)}
          notes={notes}
        >
          {isBefore(member) && <OnlyBefore status={visit.status} />}
        </Member>
      ))}
    </ul>
  );
  return (
    <div>
      {members.length > 0 && (
        <>
          <h3>
            {side}
            {of && <Text>{`, ${of.name}`}</Text>}
          </h3>
          {list(members)}
        </>
      )}
      {/* Not all of them need be from the country visited. */}
      {met.length > 0 && (
        <>
          <h3>Met by the {side === 'Hosts' ? 'guests' : 'hosts'}</h3>
          {list(met)}
        </>
      )}
      {totalCount > nodes.length && <p class="aside">And {number(totalCount - nodes.length)} more.</p>}
    </div>
  );
}

type Office = MemberFragment['positions'][number];

/**
 * Leaves out dated terms that are not known to include that day, if a source prints another office: a foreign minister of 1969
 * was President later. Merges offices with the same name, since any of several terms without known bounds may include that day.
 * Each has the passages that name the person with this office on the visit or, without such passages, one of the term nearest to
 * that day. In an article, which may name the office and the visit in different places, the office has its own passage.
 */
function officesOf({ positions, known, role, citationsConnection }: MemberFragment, day: string | null) {
  const held = positions.filter((each) => {
    const isDated = each.start !== null || each.end !== null;
    if (role === null || !isDated) return each.title === role || mayBeHeld(each, day);
    return isOffice(role, each) || known.some(({ id }) => id === each.id);
  });
  const same = groupBy(held, ({ title, organization, country }) =>
    JSON.stringify([wordsIn(title), organization?.slug, country?.slug]),
  );
  return [...same.values()].map((terms) => {
    const [nearest] = terms.toSorted((a, b) => daysFrom(a, day) - daysFrom(b, day));
    const own = nearest!.citationsConnection.nodes.slice(0, 1);
    const stating = citationsConnection.nodes.filter(({ unsaid }) => nearest!.title === role && !unsaid.includes('ROLE'));
    const isOfArticle = own.some(
      ({ source }) => source.kind === 'ARTICLE' && stating.some((each) => each.source.slug === source.slug),
    );
    const ofClass = terms.find((each) => each.class !== null)?.class ?? null;
    return { ...nearest!, class: ofClass, nodes: stating.length === 0 || isOfArticle ? own : stating.slice(0, 3) };
  });
}

const YEAR = 365;

/**
 * Whether an office may have been held on a day; null if the day of the visit is not known. An article that does not date an office says who held it within a year of its
 * publication, or who had held it before.
 */
function mayBeHeld({ start, end, status, citationsConnection: { nodes, pageInfo } }: Office, day: string | null): boolean {
  if (start || end || pageInfo.hasNextPage) return true;
  if (day === null) return status !== 'ENDED';
  return nodes.some(({ source: { kind, publishedOn } }) => {
    if (kind !== 'ARTICLE' || !publishedOn?.latest) return true;
    const days = (Date.parse(publishedOn.latest) - Date.parse(day)) / DAY_MS;
    return status === 'ENDED' ? days > YEAR : Math.abs(days) <= YEAR;
  });
}

/** Returns the days between a day and the time in which the office is known to have been held. */
function daysFrom({ start, end }: Office, day: string | null): number {
  if (day === null) return 0;
  const [from, to] = [start?.latest ?? end?.earliest, end?.earliest ?? start?.latest];
  if (!from || !to) return Infinity;
  return Math.max(0, Date.parse(from) - Date.parse(day), Date.parse(day) - Date.parse(to));
}

/** Whether a printed office says only what an office does: "King of Norway" or "Norway’s King" for "King", of Norway. */
const isOffice = (role: string, { title, country, organization }: Office): boolean =>
  [[title], [title, country?.name], [title, organization?.name]].some((each) => wordsIn(each.join(' ')) === wordsIn(role));

/** The words of an office in alphabetical order, without those that join them. A premier is a prime minister. */
const wordsIn = (office: string): string => {
  const words =
    office
      .toLowerCase()
      .replace('premier', 'prime minister')
      .match(/\p{L}+/gu) ?? [];
  return words
    .filter((word) => !['of', 'the', 's'].includes(word))
    .toSorted()
    .join(' ');
};

interface MemberProps {
  member: MemberFragment;
  /** The first day of the visit. */
  day: string | null;
  differing: DifferingFragment[];
  notes: Notes;
  children: ComponentChild;
}

function Member({ member, day, differing, notes, children }: MemberProps) {
  const { person, capacity, role } = member;
  const name = person?.name ?? member.name;
  const offices = officesOf(member, day);
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
        <Printed words={member.name} name={name} />
        {children}
      </span>
      {CAPACITY[capacity] && ' '}
      {CAPACITY[capacity] && <span class="tag">{CAPACITY[capacity]}</span>}
      {offices.map((position, index) => (
        <span key={index} class="office">
          <OfficeTitle of={position} /> <OfficeClassTag of={position} />
          <Cites fact={{ citationsConnection: { nodes: position.nodes } }} what={`${name}, ${position.title}`} notes={notes} />
        </span>
      ))}
      {role !== null && (differing.length > 0 || !offices.some((each) => isOffice(role, each))) && (
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
