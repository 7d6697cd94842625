import { CitePanel } from '../cite/cite-panel.js';
import { citedVersion, Since, sinceCited } from '../cite/since.js';
import { Cites, PassageList } from '../facts/cites.js';
import { differingOn, Otherwise, WhereTheyDiffer } from '../facts/differing.js';
import { Identifiers, sameAs } from '../facts/identifiers.js';
import { Name, Text } from '../facts/names.js';
import { coverageText, NoneHere } from '../facts/none-here.js';
import type { Notes } from '../facts/notes.js';
import { Held, spanOf } from '../facts/office.js';
import { ReportedOf, Said } from '../facts/statement.js';
import { VisitsTable } from '../facts/visits-table.js';
import { Follow } from '../feed/follow.js';
import { PersonPageDocument, type PersonPageQuery } from '../generated/graphql.js';
import { feedOf, page, type Site, slugOf } from '../page.js';
import { Timeline, TimelineKey } from '../timeline/timeline.js';
import { Met, type MetPeople } from './met.js';
import { personFeedUrl, personUrl, withQuery } from '../urls.js';
import { counted, KIN, number } from '../words.js';

type Person = NonNullable<PersonPageQuery['person']>;
type Visits = PersonPageQuery['visits'];

export const personPage = page({
  route: '/people/:slug',
  document: PersonPageDocument,
  reads: ['version'],
  variables: (request) => ({ slug: slugOf(request), ...sinceCited(request) }),
  view: (data, request, site) => {
    const { person, visits, differing, coverage } = data;
    if (!person) return { missing: 'person' };
    if (person.slug !== slugOf(request)) return { movedTo: withQuery(personUrl(person), { version: citedVersion(request) }) }; // two people were found to be one, or the slug has changed
    return {
      title: person.name,
      description: `${person.name}${person.country ? `, ${person.country.name}` : ''}: offices, visits and statements, each with its passage.`,
      canonical: personUrl(person),
      feed: feedOf(`Visits of ${person.name}`, (ending) => personFeedUrl(person, ending)),
      jsonLd: {
        '@type': 'Person',
        '@id': site.origin + personUrl(person),
        name: person.name,
        ...(person.aliases.length > 0 && { alternateName: person.aliases }),
        ...sameAs(person),
        ...(person.country && { nationality: { '@type': 'Country', name: person.country.name } }),
        ...(person.positions.length > 0 && { jobTitle: person.positions.map(({ title }) => title) }),
      },
      main: (notes) => (
        <PersonMain
          person={person}
          visits={visits}
          differing={differing}
          coverage={coverage}
          met={data}
          today={request.today}
          notes={notes}
          site={site}
          cited={citedVersion(request)}
        />
      ),
    };
  },
});

interface Props {
  person: Person;
  visits: Visits;
  /** Where sources disagree on the person and the offices. */
  differing: PersonPageQuery['differing'];
  coverage: PersonPageQuery['coverage'];
  met: MetPeople;
  today: string;
  notes: Notes;
  site: Site;
  /** The version of the data that a citation names; null without one. */
  cited: number | null;
}

function PersonMain({ person, visits, differing, coverage, met, today, notes, site, cited }: Props) {
  const { name, aliases, country, positions, kin, statements } = person;
  return (
    <article>
      <div class="lead">
        <p class="kicker">
          Person
          {country && (
            <>
              , <Name of={country} as="Country" />
            </>
          )}
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
        <Identifiers of={person} />
        <Follow url={(ending) => personFeedUrl(person, ending)} />
      </div>
      {cited !== null && <Since of={person} version={cited} />}
      {positions.length > 0 && (
        <section aria-labelledby="offices">
          <h2 id="offices">Offices</h2>
          <Timeline
            id="offices-drawn"
            spans={positions.map((each, index) =>
              spanOf(each, String(index), [each.title, each.organization?.name ?? each.country?.name].filter(Boolean).join(', ')),
            )}
          />
          {positions.some(({ start, end }) => start ?? end) && <TimelineKey />}
          <ul class="plain rows">
            {positions.map((office, index) => (
              <li key={index}>
                <Text>{office.title}</Text>
                {office.organization && (
                  <>
                    , <Name of={office.organization} as="Organization" />
                  </>
                )}
                {office.country && (
                  <>
                    , <Name of={office.country} as="Country" />
                  </>
                )}
                <Cites fact={office} notes={notes} /> <Held office={office} />
                <Otherwise differing={differingOn(differing.nodes, office)} notes={notes} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {kin.length > 0 && (
        <section aria-labelledby="family">
          <h2 id="family">Family</h2>
          <ul class="plain rows">
            {kin.map((each) => (
              <li key={each.person.slug}>
                <Name of={each.person} as="Person" />
                <Cites fact={each} notes={notes} /> <span class="tag">{KIN[each.kind]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {visits.totalCount === 0 && coverageText(coverage) !== null && (
        <section aria-labelledby="visits">
          <h2 id="visits">Visits</h2>
          <NoneHere coverage={coverage} />
        </section>
      )}
      {visits.totalCount > 0 && (
        <section aria-labelledby="visits">
          <h2 id="visits">
            Visits <span class="count">{number(visits.totalCount)}</span>
          </h2>
          <p class="aside">As a guest or a host, the newest first.</p>
          <VisitsTable visits={visits.nodes} caption="Visits" today={today} />
          {visits.totalCount > visits.nodes.length && (
            <p class="more">
              <a href={withQuery('/visits', { who: person.slug })}>All {counted(visits.totalCount, 'visit')}</a>
            </p>
          )}
        </section>
      )}
      <Met person={person} met={met} />
      {person.unresolvedVisits > 0 && (
        <p class="aside">
          {counted(person.unresolvedVisits, 'more visit')} {person.unresolvedVisits === 1 ? 'has' : 'have'} a delegate of this
          name whose identity no source gives.
        </p>
      )}
      {statements.totalCount > 0 && (
        <section aria-labelledby="statements">
          <h2 id="statements">
            Statements <span class="count">{number(statements.totalCount)}</span>
          </h2>
          <ul class="plain statements">
            {statements.nodes.map((statement, index) => (
              <li key={index}>
                <Said statement={statement} notes={notes} />
                <ReportedOf {...statement} />
              </li>
            ))}
          </ul>
          {statements.totalCount > statements.nodes.length && (
            <p class="more">
              <a href={withQuery('/statements', { speaker: name })}>All {counted(statements.totalCount, 'statement')}</a>
            </p>
          )}
        </section>
      )}
      <WhereTheyDiffer differing={differing} all={{ person: person.slug }} notes={notes} />
      <PassageList notes={notes} />
      <CitePanel
        title={name}
        url={site.origin + withQuery(personUrl(person), { version: site.version })}
        version={site.version}
      />
    </article>
  );
}
