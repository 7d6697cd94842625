import { CitePanel } from '../cite/cite-panel.js';
import { citedVersion, Since, sinceCited } from '../cite/since.js';
import { dateText } from '../dates/date-text.js';
import { PassageList } from '../facts/cites.js';
import { Identifiers, sameAs } from '../facts/identifiers.js';
import { Listed, Name, Text } from '../facts/names.js';
import { coverageText, NoneHere } from '../facts/none-here.js';
import type { Notes } from '../facts/notes.js';
import { Said } from '../facts/statement.js';
import { VisitsTable } from '../facts/visits-table.js';
import { Follow } from '../feed/follow.js';
import { CountryPageDocument, type CountryPageQuery, type PartnersFragment } from '../generated/graphql.js';
import { feedOf, page, type Site, slugOf } from '../page.js';
import { YearBars } from '../timeline/year-bars.js';
import { betweenUrl, countryFeedUrl, countryUrl, withQuery } from '../urls.js';
import { counted, number } from '../words.js';

type Country = NonNullable<CountryPageQuery['country']>;

export const countryPage = page({
  route: '/countries/:slug',
  document: CountryPageDocument,
  reads: ['version'],
  variables: (request) => ({ slug: slugOf(request), ...sinceCited(request) }),
  view: (data, request, site) => {
    const { country } = data;
    if (!country) return { missing: 'country' };
    return {
      title: country.name,
      description: `${country.name}: the visits that it made and received, its people and statements.`,
      canonical: countryUrl(country),
      feed: feedOf(`Visits of ${country.name}`, (ending) => countryFeedUrl(country, ending)),
      jsonLd: {
        '@type': 'Country',
        '@id': site.origin + countryUrl(country),
        name: country.name,
        ...(country.officialName !== null && { alternateName: country.officialName }),
        ...(country.code !== null && { identifier: country.code }),
        ...sameAs(country),
      },
      main: (notes) => (
        <CountryMain
          country={country}
          data={data}
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
  country: Country;
  data: CountryPageQuery;
  today: string;
  notes: Notes;
  site: Site;
  /** The version of the data that a citation names; null without one. */
  cited: number | null;
}

function CountryMain({
  country,
  data: { received, made, early, late, guests, hosts, coverage },
  today,
  notes,
  site,
  cited,
}: Props) {
  const { slug, name, officialName, people, statements } = country;
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
        <Identifiers of={country} />
        <Follow url={(ending) => countryFeedUrl(country, ending)} />
      </div>
      {cited !== null && <Since of={country} version={cited} />}
      <YearBars
        years={[early, late]}
        link={(year) => withQuery('/visits', { country: slug, since: year, until: year })}
        label="Visits made and received, by the year in which they began"
      />{' '}
      <Visits
        id="received"
        title="Visits received"
        list={received}
        all={withQuery('/visits', { host: slug })}
        coverage={coverage}
        today={today}
      />
      <Partners title="From" of={country} counts={guests} />
      <Visits
        id="made"
        title="Visits made"
        list={made}
        all={withQuery('/visits', { guest: slug })}
        coverage={coverage}
        today={today}
      />
      <Partners title="To" of={country} counts={hosts} />
      {people.totalCount > 0 && (
        <section aria-labelledby="people">
          <h2 id="people">
            People <span class="count">{number(people.totalCount)}</span>
          </h2>
          <ul class="plain names">
            {people.nodes.map((person) => (
              <li key={person.slug}>
                <Name of={person} as="Person" />
              </li>
            ))}
          </ul>
          {people.totalCount > people.nodes.length && (
            <p class="more">
              <a href={withQuery('/people', { country: name })}>All {counted(people.totalCount, 'person', 'people')}</a>
            </p>
          )}
        </section>
      )}
      {statements.totalCount > 0 && (
        <section aria-labelledby="statements">
          <h2 id="statements">
            Statements in the country’s own name <span class="count">{number(statements.totalCount)}</span>
          </h2>
          <ul class="plain statements">
            {statements.nodes.map((statement, index) => (
              <li key={index}>
                <Said statement={statement} notes={notes} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <PassageList notes={notes} />
      <CitePanel
        title={name}
        url={site.origin + withQuery(countryUrl(country), { version: site.version })}
        version={site.version}
      />
    </article>
  );
}

function History({ country: { start, end, names, predecessors, successors } }: { country: Country }) {
  const links = (countries: { slug: string; name: string }[]) => (
    <Listed
      items={countries.map((each) => (
        <Name key={each.slug} of={each} as="Country" />
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
  all: string;
  coverage: CountryPageQuery['coverage'];
  today: string;
}

function Visits({ id, title, list, all, coverage, today }: VisitsProps) {
  const { totalCount, nodes } = list;
  if (totalCount === 0 && coverageText(coverage) === null) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <span class="count">{number(totalCount)}</span>
      </h2>
      {totalCount === 0 ? <NoneHere coverage={coverage} /> : <VisitsTable visits={nodes} caption={title} today={today} />}
      {totalCount > nodes.length && (
        <p class="more">
          <a href={all}>All {counted(totalCount, 'visit')}</a>
        </p>
      )}
    </section>
  );
}

/** The countries on the other side, each leading to all visits between the two. */
function Partners({ title, of, counts }: { title: string; of: Country; counts: PartnersFragment }) {
  const { totalCount, nodes } = counts;
  if (totalCount === 0) return null;
  return (
    <details>
      <summary>{`${title} ${counted(totalCount, 'country', 'countries')}`}</summary>
      <ul class="plain names">
        {nodes.map(({ country, count }) => (
          <li key={country!.slug}>
            <a href={betweenUrl(of, country!)}>
              <Text>{country!.name}</Text>
            </a>{' '}
            <span class="count">{number(count)}</span>
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && (
        <p class="aside">
          These are the {nodes.length} countries with most visits; {number(totalCount - nodes.length)} others are not listed.
        </p>
      )}
    </details>
  );
}
