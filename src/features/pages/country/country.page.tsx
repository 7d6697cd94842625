import { withArticle } from '../../counts/scope.js';
import { Statements } from '../facts/statement.js';
import { AllOf, Section } from '../layout/section.js';
import { barChart, inYear, omittedYears, YEAR, yearCounts } from '../charts/bars.js';
import { CHART, type Chart, ChartFigure } from '../charts/chart.js';
import { framedBy, partFraming, visitsFraming } from '../charts/frame.js';
import { Since, sinceCited } from '../cite/since.js';
import { dateText } from '../dates/date-text.js';
import { PagePassages } from '../facts/cites.js';
import { Events } from '../facts/events.js';
import { IdentifierLinks, sameAs } from '../facts/identifiers.js';
import { everCovered } from '../facts/covered.js';
import { CountedNames, SentenceList, NameLink, Text } from '../facts/names.js';
import { mayHaveOthers, Note, type Noted, notesRest } from '../facts/note.js';
import { coverageText, NoneHere, NoVisits } from '../facts/none-here.js';
import { CalledOffVisits, visitsFile, VisitsTable } from '../facts/visits-table.js';
import { visitsWith } from '../feed/feeds.pages.js';
import { Follow } from '../feed/follow.js';
import { CountryPageDocument, type CountryPageQuery, type NoteFragment } from '../generated/graphql.js';
import { type MainProps, definePage, type PageRequest, routeSlug } from '../page.js';
import { countryUrl, withQuery } from '../../../http/urls.js';
import { betweenUrl, panelUrl, countryFeedUrl } from '../urls.js';
import { CALLED_OFF, countAnnounced, counted, headingCount, NOT_CALLED_OFF, number, TOOK_PLACE } from '../words.js';

const countedVisits = (slug: string) => ({ ...visitsWith(slug), ...TOOK_PLACE });

type Country = NonNullable<CountryPageQuery['country']>;

export const countryPage = definePage({
  route: '/countries/:slug',
  document: CountryPageDocument,
  reads: ['version', CHART],
  variables: (request) => {
    const either = countedVisits(routeSlug(request));
    return { slug: routeSlug(request), calledOff: CALLED_OFF, either, ...framedBy(either), ...sinceCited(request) };
  },
  rest: [
    notesRest(({ country }: CountryPageQuery, request) => (mayHaveOthers(country) ? countedVisits(routeSlug(request)) : null)),
  ],
  view: (data, request, site) => {
    const { country } = data;
    if (!country) return { missing: 'country' };
    const years = yearsChart(country, data, request);
    return {
      title: country.name,
      description: `${country.name}: the visits that it made and received, its people and statements.`,
      canonical: countryUrl(country),
      cite: { title: country.name, path: countryUrl(country), takesVersion: true },
      charts: [years],
      feed: { title: `Visits to and from ${withArticle(country.name)}`, path: countryFeedUrl(country) },
      jsonLd: {
        '@type': 'Country',
        '@id': site.origin + countryUrl(country),
        name: country.name,
        ...(country.officialName !== null && { alternateName: country.officialName }),
        ...(country.code !== null && { identifier: country.code }),
        ...sameAs(country),
      },
      main: (notes) => <CountryMain {...{ country, years, data, request, site, notes }} />,
    };
  },
});

/** Returns the visits that a country made and received, by year. */
function yearsChart({ slug, name }: Country, data: CountryPageQuery, { today }: PageRequest): Chart | null {
  const pages = [data.early, data.late] as const;
  return barChart({
    ...{ id: 'years', period: YEAR, counts: yearCounts(pages), today },
    leftOut: omittedYears(pages) === '' ? 0 : Infinity,
    framing: visitsFraming({
      title: `Visits made and received by ${withArticle(name)}, per year`,
      ...{ data, where: countedVisits(slug), notes: [omittedYears(pages), notHeld(data)], about: name },
    }),
    link: (year) => (year === null ? null : withQuery('/visits', { country: slug, status: 'past', ...inYear(year) })),
  });
}

/** Says how many announced visits are not counted. Empty if there are none. */
function notHeld({ madeStatuses, receivedStatuses }: CountryPageQuery): string {
  const others = countAnnounced(madeStatuses) + countAnnounced(receivedStatuses);
  return others > 0 ? `Not counted: ${counted(others, 'announced visit')}.` : '';
}

interface CountryProps extends MainProps<CountryPageQuery & Noted> {
  country: Country;
  years: Chart | null;
}

function CountryMain({ country, years, data, request, site, notes }: CountryProps) {
  const { name, officialName, people, statements } = country;
  const { received, made, calledOff, announced, guests, hosts } = data;
  const visits = { country, data, request, site };
  return (
    <article>
      <div class="lead">
        <p class="kicker">Country{country.code !== null && ` (ISO code ${country.code})`}</p>
        <h1>
          <Text>{name}</Text>
        </h1>
        {officialName !== null && officialName !== name && (
          <p class="deck">
            <Text>{officialName}</Text>
          </p>
        )}
        <History country={country} />
        {data.notes?.filter(isNew(country)).map((note) => (
          <Note key={note.text} note={note} urlOf={countryUrl} />
        ))}
        <IdentifierLinks of={country} />
        <Follow url={countryFeedUrl(country)} />
      </div>
      <Since of={country} request={request} site={site} />
      <ChartFigure chart={years} class="bars" query={request.query} />
      {received.totalCount + made.totalCount + calledOff.totalCount === 0 && coverageText(data.coverage) === null && (
        <NoneHere coverage={data.coverage} />
      )}
      <Visits id="received" title="Visits received" list={received} side="host" {...visits} />
      <Partners title="From" of={country} counts={guests} />
      <Visits id="made" title="Visits made" list={made} side="guest" {...visits} />
      <Partners title="To" of={country} counts={hosts} />
      <CalledOffVisits visits={calledOff} all={{ country: country.slug }} />
      <Events id="announced" title="Announced events" of={announced} notes={notes} />
      {guests.totalCount + hosts.totalCount > 0 && (
        <p>
          <a href={panelUrl({ guest: country.slug })}>Visits by year, with the years that no source covers</a>
        </p>
      )}
      {people.totalCount > 0 && (
        <Section id="people" title="People" count={people.totalCount}>
          <ul class="plain names">
            {people.nodes.map((person) => (
              <li key={person.slug}>
                <NameLink of={person} as="Person" />
              </li>
            ))}
          </ul>
          <AllOf of={people} noun={['person', 'people']} url={withQuery('/people', { country: name })} />
        </Section>
      )}
      {statements.totalCount > 0 && (
        <Section id="statements" title="Statements in the country’s own name" count={statements.totalCount}>
          <Statements statements={statements.nodes} notes={notes} />
        </Section>
      )}
      <PagePassages notes={notes} />
    </article>
  );
}

/** Tests whether a note names states other than those that the country replaced, which its history names. */
const isNew =
  ({ predecessors }: Country) =>
  ({ kind }: NoteFragment) =>
    kind !== 'FORMER_STATES' || predecessors.length === 0;

function History({ country: { start, end, names, predecessors, successors } }: { country: Country }) {
  const links = (countries: { slug: string; name: string }[]) => (
    <SentenceList
      items={countries.map((each) => (
        <NameLink key={each.slug} of={each} as="Country" />
      ))}
    />
  );
  const named = names.filter((each) => each.start ?? each.end);
  return (
    <>
      {(start ?? end) && (
        <p>
          {start && `Since ${dateText(start)}. `}
          {end && `Ended ${dateText(end)}.`}
        </p>
      )}
      {predecessors.length > 0 && (
        <p>Earlier states on its territory, or on a part of it, whose visits are not included: {links(predecessors)}.</p>
      )}
      {successors.length > 0 && <p>Later states on its territory, or on a part of it: {links(successors)}.</p>}
      {named.length > 0 && (
        <p class="aside">
          Names:{' '}
          <Text>
            {named
              .map((each) => `${each.name} (${each.start ? dateText(each.start) : ''}–${each.end ? dateText(each.end) : ''})`)
              .join('; ')}
          </Text>
        </p>
      )}
    </>
  );
}

interface VisitsProps extends Pick<CountryProps, 'country' | 'data' | 'request' | 'site'> {
  id: string;
  title: string;
  list: CountryPageQuery['made'];
  /** The side of the country. Also the parameter of the complete list. */
  side: 'guest' | 'host';
}

function Visits({ id, title, list, side, country, data, request, site }: VisitsProps) {
  const { totalCount, nodes } = list;
  if (totalCount === 0 && coverageText(data.coverage) === null) return null;
  const of = { slug: { equals: country.slug } };
  const isGuest = side === 'guest';
  const statuses = isGuest ? data.madeStatuses : data.receivedStatuses;
  const covers = everCovered(data.coverage, request.today);
  return (
    <Section id={id} title={title} count={headingCount(statuses)}>
      {totalCount === 0 ? (
        <NoVisits covered={isGuest ? covers(country.slug, null) : covers(null, country.slug)} coverage={data.coverage} />
      ) : (
        <VisitsTable
          id={`${id}-listed`}
          visits={nodes}
          framing={partFraming({
            title: `${title} by ${withArticle(country.name)}, newest first`,
            ...{ shown: nodes, total: totalCount, noun: 'visit', statuses },
            sources: isGuest ? data.madeSources : data.receivedSources,
          })}
          files={visitsFile(site, { ...(isGuest ? { guestCountry: of } : { hostCountry: of }), ...NOT_CALLED_OFF })}
          today={request.today}
        />
      )}
      <AllOf of={list} noun={['visit']} url={withQuery('/visits', { [side]: country.slug })} />
    </Section>
  );
}

/** The countries on the other side, each with a link to all visits between the two. */
function Partners({ title, of, counts }: { title: string; of: Country; counts: CountryPageQuery['guests'] }) {
  const { totalCount, nodes } = counts;
  if (totalCount === 0) return null;
  return (
    <details>
      <summary>{`${title} ${counted(totalCount, 'country', 'countries')}`}</summary>
      <CountedNames of={nodes.map(({ country, count }) => ({ name: country!.name, url: betweenUrl(of, country!), count }))} />
      {totalCount > nodes.length && (
        <p class="aside">
          These are the {nodes.length} countries with the most visits; {number(totalCount - nodes.length)} more{' '}
          {totalCount - nodes.length === 1 ? 'is' : 'are'} not listed.
        </p>
      )}
    </details>
  );
}
