import { officeName } from './office-name.js';
import { Fragment } from 'preact';
import { withArticle } from '../../counts/scope.js';
import { groupBy } from '../../../shared/group-by.js';
import { AllOf, Section } from '../layout/section.js';
import { CHART, type Chart } from '../charts/chart.js';
import { framedBy, partText, visitsFraming } from '../charts/frame.js';
import { citedVersion, Since, sinceCited } from '../cite/since.js';
import { Period } from '../dates/date.js';
import { Cites, PagePassages } from '../facts/cites.js';
import { contradicted, differingOn, Otherwise, WhereTheyDiffer } from '../facts/differing.js';
import { Events } from '../facts/events.js';
import { IdentifierLinks, sameAs } from '../facts/identifiers.js';
import { CommaName, Link, NameLink, SentenceList, Text } from '../facts/names.js';
import { NoneHere } from '../facts/none-here.js';
import { Note, type Noted, notesRest } from '../facts/note.js';
import { NotedMeetings, notedWhere } from '../facts/noted-meetings.js';
import { defineRest } from '../charts/rest.js';
import type { Notes } from '../facts/notes.js';
import { officesChart, OfficesSection, OfficeTitle } from '../facts/office.js';
import { Statements } from '../facts/statement.js';
import { CalledOffVisits, visitsFile, VisitsTable } from '../facts/visits-table.js';
import { Follow } from '../feed/follow.js';
import {
  type NoteFragment,
  PersonMetDocument,
  type PersonMetQuery,
  PersonPageDocument,
  type PersonPageQuery,
  type VisitWhere,
} from '../generated/graphql.js';
import { type ExportedFile, type MainProps, definePage, routeSlug } from '../page.js';
import { eventUrl, personUrl, withQuery } from '../../../http/urls.js';
import { personFeedUrl } from '../urls.js';
import { ParticipantName } from '../visit/event.js';
import { counted, CALLED_OFF, headingCount, KIN, NOT_CALLED_OFF, number, unlessAllHeld } from '../words.js';

/** Returns the filter of a person's visits. */
const visitsOf = (slug: string): VisitWhere => ({ delegate: { person: { slug: { equals: slug } } }, ...NOT_CALLED_OFF });

type Person = NonNullable<PersonPageQuery['person']>;

type PersonData = PersonPageQuery & Partial<PersonMetQuery> & Noted;

export const personPage = definePage({
  route: '/people/:slug',
  document: PersonPageDocument,
  reads: ['version', CHART],
  variables: (request) => {
    const slug = routeSlug(request);
    return { slug, calledOff: CALLED_OFF, noted: notedWhere({ who: slug }), ...framedBy(visitsOf(slug)), ...sinceCited(request) };
  },
  rest: [
    defineRest({
      document: PersonMetDocument,
      next: ({ person, metAsGuest }: PersonData) => (person && !metAsGuest ? { slug: person.slug } : null),
      add: (data, met: PersonMetQuery): PersonData => ({ ...data, ...met }),
    }),
    notesRest(({ person }: PersonData) => person && visitsOf(person.slug)),
  ],
  view: (data, request, site) => {
    const { person } = data;
    if (!person) return { missing: 'person' };
    // The person was merged into another, or the slug has changed.
    if (person.slug !== routeSlug(request)) return { movedTo: withQuery(personUrl(person), { version: citedVersion(request) }) };
    const offices = officesChart(person.name, person.positions, officeName);
    return {
      title: person.name,
      description: `${person.name}${person.country ? `, ${person.country.name}` : ''}: offices, visits and statements, each with its passage.`,
      canonical: personUrl(person),
      cite: { title: person.name, path: personUrl(person), takesVersion: true },
      charts: [offices],
      feed: { title: `Visits with ${person.name}`, path: personFeedUrl(person) },
      jsonLd: {
        '@type': 'Person',
        '@id': site.origin + personUrl(person),
        name: person.name,
        ...(person.aliases.length > 0 && { alternateName: person.aliases }),
        ...sameAs(person),
        ...(person.country && { nationality: { '@type': 'Country', name: person.country.name } }),
        ...(person.positions.length > 0 && { jobTitle: person.positions.map(({ title }) => title) }),
        ...contradicted(differingOn(data.differing.nodes, person), site.origin),
      },
      main: (notes) => <PersonMain {...{ person, offices, data, request, site, notes }} />,
    };
  },
});

interface PersonProps extends MainProps<PersonData> {
  person: Person;
  offices: Chart | null;
}

function PersonMain({ person, offices, data, request, site, notes }: PersonProps) {
  const { visits, calledOff, statuses, differing, coverage } = data;
  const { name, aliases, country, positions, kin, statements } = person;
  const [file] = visitsFile(site, visitsOf(person.slug));
  const part = partText(visits.nodes.length, visits.totalCount, 'visit');
  return (
    <article>
      <div class="lead">
        <p class="kicker">
          Person
          <CommaName of={country} as="Country" />
          <Otherwise differing={differingOn(differing.nodes, person)} notes={notes} />
        </p>
        <h1>
          <Text>{name}</Text>
        </h1>
        {aliases.length > 0 && (
          <p class="deck">
            Also <Text>{aliases.join('; ')}</Text>
          </p>
        )}
        <IdentifierLinks of={person} />
        <Follow url={personFeedUrl(person)} />
      </div>
      <Since of={person} request={request} site={site} />
      <OfficesSection offices={positions} chart={offices} query={request.query} differing={differing.nodes} notes={notes}>
        {(office) => <OfficeTitle of={office} />}
      </OfficesSection>
      {kin.length > 0 && (
        <Section id="family" title="Family">
          <ul class="plain rows">
            {kin.map((each) => (
              <li key={each.person.slug}>
                <NameLink of={each.person} as="Person" />
                <Cites fact={each} what={`${each.person.name}, ${KIN[each.kind]}`} notes={notes} />{' '}
                <span class="tag">{KIN[each.kind]}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {visits.totalCount === 0 && (
        <Section id="visits" title="Visits">
          <NoneHere coverage={coverage} none={noVisits(data, name)} />
          <LeftOut notes={data.notes ?? []} />
        </Section>
      )}
      {visits.totalCount > 0 && (
        <Section id="visits" title="Visits" count={headingCount(statuses)}>
          <VisitsTable
            id="visits-listed"
            visits={visits.nodes}
            framing={visitsFraming({
              title: `Visits with ${name}`,
              ...{
                data,
                where: visitsOf(person.slug),
                notes: [part && `${part}.`, `As a guest or a host, newest first${unlessAllHeld(statuses)}.`],
              },
            })}
            files={file ? [file] : []}
            today={request.today}
          />
          <AllOf of={visits} noun={['visit']} url={withQuery('/visits', { who: person.slug })} />
          <LeftOut notes={data.notes ?? []} />
        </Section>
      )}
      <CalledOffVisits visits={calledOff} all={{ who: person.slug }} />
      <Events id="events" title="Events" of={data.met} notes={notes} />
      <Events id="announced" title="Announced events" of={data.announced} notes={notes} />
      <Met person={person} met={data} file={file} notes={notes} />
      <OtherSide person={person} met={data} file={file} />
      {person.unresolvedVisits > 0 && (
        <p class="aside">
          {counted(person.unresolvedVisits, 'more visit')} {person.unresolvedVisits === 1 ? 'has' : 'have'} an unidentified
          delegate of this name.
        </p>
      )}
      {statements.totalCount > 0 && (
        <Section id="statements" title="Statements" count={statements.totalCount}>
          <Statements statements={statements.nodes} notes={notes} />
          <AllOf of={statements} noun={['statement']} url={withQuery('/statements', { speaker: name })} />
        </Section>
      )}
      <SaidByOthers of={data.saidByOthers} notes={notes} />
      <WhereTheyDiffer differing={differing} all={{ person: person.slug }} notes={notes} />
      <PagePassages notes={notes} />
    </article>
  );
}

/** What other people said at the events in which a person took part. */
function SaidByOthers({ of, notes }: { of: PersonMetQuery['saidByOthers'] | undefined; notes: Notes }) {
  if (!of || of.totalCount === 0) return null;
  return (
    <Section id="said-by-others" title="Said by others at the same events" count={of.totalCount}>
      {of.totalCount > of.nodes.length && <p class="aside">The first {number(of.nodes.length)}.</p>}
      <Statements statements={of.nodes} notes={notes} />
    </Section>
  );
}

/** Says that no delegation includes a person, who may still have taken part in the events of visits. */
function noVisits({ calledOff, met, announced }: PersonPageQuery, name: string): string {
  const ofVisits = calledOff.totalCount > 0 ? ' of a visit that took place or is announced' : '';
  if ([...met.nodes, ...announced.nodes].some(({ visit }) => visit))
    return `The sources name ${name} at events of visits, listed below, but in no delegation${ofVisits}.`;
  return `No delegation${ofVisits || ' in these sources'} includes this person.`;
}

/** What the list of visits leaves out. */
const LeftOut = ({ notes }: { notes: readonly NoteFragment[] }) =>
  notes.map((note) => (
    <Note key={note.text} note={note} urlOf={personUrl}>
      {note.search !== null && (
        <>
          {' '}
          <a href={withQuery('/visits', { q: note.search })}>Show all visits with this word</a>.
        </>
      )}
    </Note>
  ));

interface Someone {
  slug: string;
  name: string;
}

interface MetProps {
  person: Person;
  met: PersonData;
  /** The file of the person's visits, if the server exports files. */
  file: ExportedFile | undefined;
  notes: Notes;
}

interface Group {
  title: string;
  /** `to`: the visits that are counted. */
  people: { count: string; who: Someone; to?: string }[];
  /** People with fewer visits, who share a line with those of the same number. */
  others?: Group['people'];
  /** The number of people who are not listed. */
  left?: number;
}

/** Returns the other people in a list of counts. */
function groupOf<Node extends { count: number }>(
  title: string,
  { totalCount, nodes }: { totalCount: number; nodes: Node[] },
  whoIn: (node: Node) => Someone | null,
  { slug }: Someone,
): Group {
  const people = nodes.flatMap((node) => {
    const who = whoIn(node);
    return who && who.slug !== slug ? [{ count: counted(node.count, 'visit'), who }] : [];
  });
  return { title, people, left: totalCount - nodes.length };
}

/** Lists people with their numbers of visits. `all`: a file of the visits with the names of all delegates, if there is one. */
function Groups({ of, all }: { of: Group[]; all: ExportedFile | undefined }) {
  return (
    <div class="sides">
      {of.map(({ title, people, others = [], left = 0 }) => (
        <div key={title}>
          <h3>{title}</h3>
          <ul class="plain">
            {people.map(({ count, who, to }) => (
              <li key={who.slug}>
                <NameLink of={who} as="Person" /> <span class="count">{to === undefined ? count : <a href={to}>{count}</a>}</span>
              </li>
            ))}
          </ul>
          {[...groupBy(others, ({ count }) => count)].map(([count, same]) => (
            <p key={count}>
              <span class="count">{count} each:</span>{' '}
              {same.map(({ who }, index) => (
                <Fragment key={who.slug}>
                  {index > 0 && ', '}
                  <NameLink of={who} as="Person" />
                </Fragment>
              ))}
            </p>
          ))}
          {left > 0 && (
            <p class="aside">
              and {number(left)} more, named {all ? 'among the delegates in ' : 'on the pages of the visits'}
              {all && <a href={all.url}>the file of the visits (CSV)</a>}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

/** Counts the other participants of a person's events, either on the same side or not. */
function participantsOf({ met: { nodes } }: PersonPageQuery, { slug }: Someone, isSameSide: boolean): Group['people'] {
  const others = nodes.flatMap(({ visit, participants }) => {
    const own = participants.find(({ person }) => person?.slug === slug)!;
    return participants.flatMap(({ person, side }) =>
      person && person.slug !== slug && (side !== null && side === own.side) === isSameSide ? [{ who: person, visit }] : [],
    );
  });
  return [...groupBy(others, ({ who }) => who.slug).values()]
    .toSorted((a, b) => b.length - a.length || a[0]!.who.name.localeCompare(b[0]!.who.name, 'en'))
    .map((same) => ({ count: eventsText(same.map(({ visit }) => visit)), who: same[0]!.who }));
}

/** Counts events and, unless some are not part of a visit, their visits: "3 events of 1 visit". */
function eventsText(visits: ({ slug: string } | null)[]): string {
  const events = counted(visits.length, 'event');
  if (visits.length === 1 || visits.includes(null)) return events;
  return `${events} of ${counted(new Set(visits.map((visit) => visit!.slug)).size, 'visit')}`;
}

/** Whom a person met: the other participants of the same events, except for the person's own side. */
function Met({ person, met, file, notes }: MetProps) {
  const { unnamed, denied, noted } = met;
  const { totalCount, nodes } = met.met;
  const recorded = recordedAsMet(met, person);
  const groups: Group[] = [
    { title: 'Met during visits, according to the sources', ...recorded },
    { title: 'At the same meetings and other events', people: participantsOf(met, person, false) },
    { title: `There on the same side as ${person.name}`, people: participantsOf(met, person, true) },
  ].filter(({ people }) => people.length > 0);
  return (
    <Section id="met" title={`Who met ${person.name}`}>
      {groups.length === 0 && unnamed.totalCount === 0 && (
        <p class="aside">
          {totalCount === 0
            ? noMeetings(person, met)
            : `No one else is recorded at the ${counted(totalCount, 'meeting or other event', 'meetings and other events')} in which ${person.name} took part.`}
        </p>
      )}
      {recorded.visits > 0 && (
        <p class="aside">
          {number(recorded.visits)} of {counted(met.visits.totalCount, 'visit')} record whom {person.name} met, but may not name
          everybody, or name somebody in two ways: see <a href="/spellings">possible duplicate people</a>.
        </p>
      )}
      {groups.length > 0 && <Groups of={groups} all={file} />}
      <Unidentified person={person} of={met.metUnidentified} />
      {totalCount > nodes.length && (
        <p class="aside">
          Counted in the latest {number(nodes.length)} of {counted(totalCount, 'event')}.
        </p>
      )}
      <NotedMeetings in={[{ query: { who: person.slug }, ...noted }]}>
        Other people may be named only in notes of visits.
      </NotedMeetings>
      {!nodes.some(({ participants }) =>
        participants.some((each) => each.side === 'HOST' && each.person?.slug === person.slug),
      ) && <ReceivedInOffice person={person} hosted={met.guests.totalCount + (met.metAsHost?.totalCount ?? 0)} />}
      <Meetings
        id="met-unnamed"
        title="With countries or organizations, or with representatives who have no page"
        events={unnamed}
        isNamed={false}
        {...{ person, notes }}
      />
      {/* Only meetings that a source denies, not those that no source mentions. */}
      <Meetings id="not-met" title="Did not meet, according to a source" events={denied} {...{ person, notes }} />
    </Section>
  );
}

/** The names that the lists above leave out: one of them may be somebody who is listed. */
function Unidentified({ person, of }: { person: Person; of: PersonMetQuery['metUnidentified'] | undefined }) {
  if (!of || of.totalCount === 0) return null;
  const names = new Set(of.nodes.flatMap(({ delegation }) => delegation.nodes.map(({ name }) => name)));
  return (
    <p class="aside">
      Not included: {of.totalCount > of.nodes.length && 'at least '}
      {counted(names.size, 'name')} of people whom {person.name} met, but who are not identified, so numbers above may be too low.
      See{' '}
      <a href={withQuery('/visits', { who: person.slug, status: 'past', delegates: 'met' })}>
        {counted(of.totalCount, 'visit')} with such names
      </a>
      .
    </p>
  );
}

const MOST_MET = 25;

/** Adds up whom a person met as a guest and as a host, in visits whose sources say so. */
function recordedAsMet({ metAsGuest, metAsHost }: PersonData, { slug }: Someone): Omit<Group, 'title'> & { visits: number } {
  const met = [
    ...(metAsGuest?.nodes.map(({ count, met }) => ({ count, who: met })) ?? []),
    ...(metAsHost?.nodes.map(({ count, guest }) => ({ count, who: guest })) ?? []),
  ].flatMap(({ count, who }) => (who && who.slug !== slug ? [{ count, who }] : []));
  const people = [...groupBy(met, ({ who }) => who.slug).values()]
    .map((same) => ({ who: same[0]!.who, visits: same.reduce((sum, { count }) => sum + count, 0) }))
    .toSorted((a, b) => b.visits - a.visits || a.who.name.localeCompare(b.who.name, 'en'));
  const known = Math.max(people.length, metAsGuest?.totalCount ?? 0, metAsHost?.totalCount ?? 0);
  const listed = people.map(({ who, visits }) => ({ who, count: counted(visits, 'visit') }));
  return {
    people: listed.slice(0, MOST_MET).map((each) => ({ ...each, to: withQuery('/visits', { who: slug, met: each.who.name }) })),
    others: listed.slice(MOST_MET),
    left: Math.max(known - people.length, 0),
    visits: (metAsGuest?.visitsCount ?? 0) + (metAsHost?.visitsCount ?? 0),
  };
}

/** A person without events may still have met many people, since sources may list only visits. */
const noMeetings = ({ name }: Person, { visits }: PersonPageQuery): string =>
  visits.totalCount === 0
    ? 'No event that took place is recorded with this person.'
    : `Visits with ${name} are recorded here, but not whom ${name} met.`;

/** For a person whom no source names as a host: a link to the visits to the country while the person was in office. */
function ReceivedInOffice({ person: { name, country, positions }, hosted }: { person: Person; hosted: number }) {
  if (hosted > 0 || !country || country.visitsHosted.totalCount === 0) return null;
  if (!positions.some((office) => office.country?.slug === country.slug)) return null;
  const visits = withQuery('/visits', { host: country.slug, under: `"${name}"` });
  return (
    <p class="aside">
      No source names {name} among the hosts of a visit. See{' '}
      <a href={visits}>
        visits to {withArticle(country.name)} while {name} was, or may have been, in office
      </a>
      .
    </p>
  );
}

/** The delegates on the other side of a person’s visits, without those whom a source says that they met. */
function OtherSide({ person, file, met: { hosts, guests, metAsGuest } }: Omit<MetProps, 'notes'>) {
  const { name } = person;
  const met = metAsGuest?.nodes.map((each) => each.met?.slug) ?? [];
  const groups = [
    groupOf(`On the host’s side, with ${name} as a guest`, hosts, ({ host }) => (met.includes(host?.slug) ? null : host), person),
    groupOf(`On the guest’s side, with ${name} as a host`, guests, ({ guest }) => guest, person),
  ].filter(({ people }) => people.length > 0);
  if (groups.length === 0) return null;
  return (
    <Section id="other-side" title="On the other side of the same visits">
      <p class="aside">Sources name these people in the delegations of the visits, which does not mean that they met {name}.</p>
      <Groups of={groups} all={file} />
    </Section>
  );
}

interface MeetingsProps {
  id: string;
  /** Whether people with a page are also listed. */
  isNamed?: boolean;
  title: string;
  events: PersonPageQuery['denied'];
  person: Someone;
  notes: Notes;
}

/** Events, each with its participants other than a person. */
function Meetings({ id, title, events: { totalCount, nodes }, person, isNamed = true, notes }: MeetingsProps) {
  if (totalCount === 0) return null;
  return (
    <div id={id}>
      <h3>{title}</h3>
      <ul class="plain rows">
        {nodes.map((event) => (
          <li key={event.slug}>
            <SentenceList
              items={event.participants
                .filter((each) => (isNamed ? each.person?.slug !== person.slug : each.person === null))
                .map((each, index) => (
                  <ParticipantName key={index} of={each} />
                ))}
            />
            {': '}
            <Link to={eventUrl(event)}>{event.title}</Link>
            <Cites fact={event} what={`${event.title}, ${title.toLowerCase()}`} notes={notes} />
            {(event.start ?? event.end) && (
              <>
                , <Period start={event.start} end={event.end} />
              </>
            )}
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p class="aside">and {number(totalCount - nodes.length)} more</p>}
    </div>
  );
}
