import { Statements } from '../facts/statement.js';
import { AllOf, Section } from '../layout/section.js';
import { CitePanel } from '../cite/panels.js';
import { Since, sinceCited } from '../cite/since.js';
import { dateText } from '../dates/date-text.js';
import { PagePassages } from '../facts/cites.js';
import { IdentifierLinks, sameAs } from '../facts/identifiers.js';
import { Link, SentenceList, NameLink, Text } from '../facts/names.js';
import { coverageText, NoneHere } from '../facts/none-here.js';
import { VisitsTable } from '../facts/visits-table.js';
import { visitsWith } from '../feed/feeds.pages.js';
import { Follow } from '../feed/follow.js';
import { CountryPageDocument, type CountryPageQuery } from '../generated/graphql.js';
import { type MainProps, definePage, routeSlug } from '../page.js';
import { YearBars } from '../timeline/year-bars.js';
import { betweenUrl, countryFeedUrl, countryUrl, withQuery } from '../../../http/urls.js';
import { counted, number } from '../words.js';

type Country = NonNullable<CountryPageQuery['country']>;

export const countryPage = definePage({
  route: '/countries/:slug',
  document: CountryPageDocument,
  reads: ['version'],
  variables: (request) => ({ slug: routeSlug(request), either: visitsWith(routeSlug(request)), ...sinceCited(request) }),
  view: (data, request, site) => {
    const { country } = data;
    if (!country) return { missing: 'country' };
    return {
      title: country.name,
      description: `${country.name}: the visits that it made and received, its people and statements.`,
      canonical: countryUrl(country),
      feed: { title: `Visits of ${country.name}`, path: countryFeedUrl(country) },
      jsonLd: {
        '@type': 'Country',
        '@id': site.origin + countryUrl(country),
        name: country.name,
        ...(country.officialName !== null && { alternateName: country.officialName }),
        ...(country.code !== null && { identifier: country.code }),
        ...sameAs(country),
      },
      main: (notes) => <CountryMain {...{ country, data, request, site, notes }} />,
    };
  },
});

function CountryMain({ country, data, request, site, notes }: MainProps<CountryPageQuery> & { country: Country }) {
  const { slug, name, officialName, people, statements } = country;
  const { received, made, early, late, guests, hosts } = data;
  const visits = { coverage: data.coverage, today: request.today };
  return (
    <article>
      <div class="lead">
        <p class="kicker">Country{country.code !== null && `, ${country.code}`}</p>
        <h1>
          <Text>{name}</Text>
        </h1>
        {officialName !== null && officialName !== name && (
          <p class="deck">
            <Text>{officialName}</Text>
          </p>
        )}
        <History country={country} />
        <IdentifierLinks of={country} />
        <Follow url={countryFeedUrl(country)} />
      </div>
      <Since of={country} request={request} site={site} />
      <YearBars
        years={[early, late]}
        link={(year) => withQuery('/visits', { country: slug, since: year, until: year })}
        label="Visits made and received, by the year in which they began"
      />{' '}
      <Visits id="received" title="Visits received" list={received} all={{ host: slug }} {...visits} />
      <Partners title="From" of={country} counts={guests} />
      <Visits id="made" title="Visits made" list={made} all={{ guest: slug }} {...visits} />
      <Partners title="To" of={country} counts={hosts} />
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
      <CitePanel title={name} path={withQuery(countryUrl(country), { version: site.version })} site={site} />
    </article>
  );
}

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
      {predecessors.length > 0 && <p>Earlier states on its territory, or on a part of it: {links(predecessors)}.</p>}
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

interface VisitsProps {
  id: string;
  title: string;
  list: CountryPageQuery['made'];
  /** The parameters of the complete list. */
  all: Record<string, string>;
  coverage: CountryPageQuery['coverage'];
  today: string;
}

function Visits({ id, title, list, all, coverage, today }: VisitsProps) {
  const isEmpty = list.totalCount === 0;
  if (isEmpty && coverageText(coverage) === null) return null;
  return (
    <Section id={id} title={title} count={list.totalCount}>
      {isEmpty ? <NoneHere coverage={coverage} /> : <VisitsTable visits={list.nodes} caption={title} today={today} />}
      <AllOf of={list} noun={['visit']} url={withQuery('/visits', all)} />
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
      <ul class="plain names">
        {nodes.map(({ country, count }) => (
          <li key={country!.slug}>
            <Link to={betweenUrl(of, country!)}>{country!.name}</Link> <span class="count">{number(count)}</span>
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && (
        <p class="aside">
          These are the {nodes.length} countries with the most visits; {number(totalCount - nodes.length)} more{' '}
          {totalCount - nodes.length === 1 ? 'is' : 'are'} not listed.
        </p>
      )}
    </details>
  );
}
