import { AllOf, Section } from '../layout/section.js';
import { CHART, type Chart } from '../charts/chart.js';
import { framedBy, visitsFraming } from '../charts/frame.js';
import { CitePanel } from '../cite/panels.js';
import { citedVersion, Since, sinceCited } from '../cite/since.js';
import { Period } from '../dates/date.js';
import { Cites, PagePassages } from '../facts/cites.js';
import { contradicted, differingOn, Otherwise, WhereTheyDiffer } from '../facts/differing.js';
import { IdentifierLinks, sameAs } from '../facts/identifiers.js';
import { CommaName, Link, NameLink, SentenceList, Text } from '../facts/names.js';
import { coverageText, NoneHere } from '../facts/none-here.js';
import type { Notes } from '../facts/notes.js';
import { officesChart, OfficesSection } from '../facts/office.js';
import { Statements } from '../facts/statement.js';
import { visitsFile, VisitsTable } from '../facts/visits-table.js';
import { Follow } from '../feed/follow.js';
import { PersonPageDocument, type PersonPageQuery, type VisitWhere } from '../generated/graphql.js';
import { type MainProps, definePage, routeSlug } from '../page.js';
import { eventUrl, personFeedUrl, personUrl, withQuery } from '../../../http/urls.js';
import { counted, KIN, NOT_DENIED, number } from '../words.js';

/** Returns the filter of a person's visits. */
const visitsOf = (slug: string): VisitWhere => ({ delegate: { person: { slug: { equals: slug } } }, ...NOT_DENIED });

type Person = NonNullable<PersonPageQuery['person']>;

export const personPage = definePage({
  route: '/people/:slug',
  document: PersonPageDocument,
  reads: ['version', CHART],
  variables: (request) => ({ slug: routeSlug(request), ...framedBy(visitsOf(routeSlug(request))), ...sinceCited(request) }),
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
      charts: [offices],
      feed: { title: `Visits of ${person.name}`, path: personFeedUrl(person) },
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

interface PersonProps extends MainProps<PersonPageQuery> {
  person: Person;
  offices: Chart | null;
}

function PersonMain({ person, offices, data, request, site, notes }: PersonProps) {
  const { visits, differing, coverage } = data;
  const { name, aliases, country, positions, kin, statements } = person;
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
        {({ title, organization, country }) => (
          <>
            <Text>{title}</Text>
            <CommaName of={organization} as="Organization" />
            <CommaName of={country} as="Country" />
          </>
        )}
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
      {visits.totalCount === 0 && coverageText(coverage) !== null && (
        <Section id="visits" title="Visits">
          <NoneHere coverage={coverage} />
        </Section>
      )}
      {visits.totalCount > 0 && (
        <Section id="visits" title="Visits" count={visits.totalCount}>
          <VisitsTable
            id="visits-listed"
            visits={visits.nodes}
            framing={visitsFraming({
              title: `Visits with ${name}`,
              ...{ data, where: visitsOf(person.slug), notes: ['As a guest or a host, the newest first.'] },
            })}
            files={visitsFile(site, visitsOf(person.slug))}
            today={request.today}
          />
          <AllOf of={visits} noun={['visit']} url={withQuery('/visits', { who: person.slug })} />
        </Section>
      )}
      <Met person={person} met={data} notes={notes} />
      {person.unresolvedVisits > 0 && (
        <p class="aside">
          {counted(person.unresolvedVisits, 'more visit')} {person.unresolvedVisits === 1 ? 'has' : 'have'} a delegate of this
          name whose identity no source gives.
        </p>
      )}
      {statements.totalCount > 0 && (
        <Section id="statements" title="Statements" count={statements.totalCount}>
          <Statements statements={statements.nodes} notes={notes} />
          <AllOf of={statements} noun={['statement']} url={withQuery('/statements', { speaker: name })} />
        </Section>
      )}
      <WhereTheyDiffer differing={differing} all={{ person: person.slug }} notes={notes} />
      <PagePassages notes={notes} />
      <CitePanel title={name} path={withQuery(personUrl(person), { version: site.version })} site={site} />
    </article>
  );
}

const officeName = ({ title, organization, country }: Person['positions'][number]): string =>
  [title, organization?.name ?? country?.name].filter(Boolean).join(', ');

interface Someone {
  slug: string;
  name: string;
}

interface MetProps {
  person: Someone;
  met: PersonPageQuery;
  notes: Notes;
}

/** People who met a person: at the same event, or on the other side of a visit. */
function Met({ person, met: { together, denied, hosts, guests }, notes }: MetProps) {
  function part<Node extends { count: number }>(
    title: string,
    noun: string,
    { totalCount, nodes }: { totalCount: number; nodes: Node[] },
    whoIn: (node: Node) => Someone | null,
  ) {
    const met = nodes.map((node) => ({ count: node.count, who: whoIn(node) }));
    const people = met.flatMap(({ count, who }) => (who && who.slug !== person.slug ? [{ count, who }] : []));
    return { title, noun, people, left: totalCount - nodes.length };
  }
  const parts = [
    part('At the same meetings and other events', 'event', together, ({ person }) => person),
    part('Received by', 'visit', hosts, ({ host }) => host),
    part('Received', 'visit', guests, ({ guest }) => guest),
  ].filter(({ people }) => people.length > 0);
  return (
    <Section id="met" title={`Who met ${person.name}`}>
      {parts.length === 0 && <p class="aside">No meetings with this person are recorded in these sources.</p>}
      <div class="sides">
        {parts.map(({ title, noun, people, left }) => (
          <div key={title}>
            <h3>{title}</h3>
            <ul class="plain">
              {people.map(({ count, who }) => (
                <li key={who.slug}>
                  <NameLink of={who} as="Person" /> <span class="count">{counted(count, noun)}</span>
                </li>
              ))}
            </ul>
            {left > 0 && <p class="aside">and {number(left)} more</p>}
          </div>
        ))}
      </div>
      <NotMet person={person} denied={denied} notes={notes} />
    </Section>
  );
}

/** Meetings of which a source states that they did not take place. What no source mentions is not here. */
function NotMet({
  person,
  denied: { totalCount, nodes },
  notes,
}: {
  person: Someone;
  denied: PersonPageQuery['denied'];
  notes: Notes;
}) {
  if (totalCount === 0) return null;
  return (
    <div id="not-met">
      <h3>Did not meet, according to a source</h3>
      <ul class="plain rows">
        {nodes.map((event) => (
          <li key={event.slug}>
            <SentenceList
              items={event.participants.flatMap(({ person: other }) =>
                other && other.slug !== person.slug ? [<NameLink key={other.slug} of={other} as="Person" />] : [],
              )}
            />
            {': '}
            <Link to={eventUrl(event)}>{event.title}</Link>
            <Cites fact={event} what={`${event.title}, denied`} notes={notes} />
            {(event.start ?? event.end) && ', '}
            {(event.start ?? event.end) && <Period start={event.start} end={event.end} />}
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p class="aside">and {number(totalCount - nodes.length)} more</p>}
    </div>
  );
}
