import { AllOf, Section } from '../layout/section.js';
import { capitalize } from '../../../shared/capitals.js';
import { groupBy } from '../../../shared/group-by.js';
import { VisitsTable } from '../facts/visits-table.js';
import { CommaText, Link, Text } from '../facts/names.js';
import { DateOf } from '../dates/date.js';
import { dateText, dayText, lately, type When } from '../dates/date-text.js';
import { StartPageDocument, type StartPageQuery } from '../generated/graphql.js';
import { definePage } from '../page.js';
import { DecadeBars } from '../explore/decade-bars.js';
import { ExploreForm } from '../explore/form.js';
import { sourceUrl, visitUrl, withQuery } from '../../../http/urls.js';
import { counted, number, SOURCE_KIND } from '../words.js';
import { findingOf } from './finding.js';
import { Questions } from './questions.js';

export const startPage = definePage({
  route: '/',
  document: StartPageDocument,
  variables: ({ today }) => ({ since: lately(today) }),
  view: (data, { today }) => ({
    title: 'Communiqué',
    description: 'Official visits and what was said during them, each fact with the passage that it rests on.',
    canonical: '/',
    jsonLd: { '@type': 'Dataset', name: 'Communiqué', description: 'Official visits and what was said during them.' },
    main: () => (data.sources.totalCount === 0 ? <Empty /> : <Start data={data} today={today} />),
  }),
});

function Start({ data, today }: { data: StartPageQuery; today: string }) {
  const { all, newest, ahead, lately: recent, changed, people, organizations, statements, sources } = data;
  const { sentence, ofState, counts } = findingOf(data, today);
  const first = all.nodes[0]?.start;
  const listed = sources.nodes.slice(0, LISTED);
  return (
    <>
      <div class="lead">
        <h1>Official visits, and what was said during them</h1>
        <p class="deck">
          Who went where, whom they met, and what each side said. For journalists, analysts and historians: each fact is cited to
          the exact words of its source.
        </p>
        <ExploreForm path="/visits" query={NOTHING} isWhole={false} />
        <p>
          <a href="/check">Check the quotations in a text</a>
        </p>
      </div>
      <Questions data={data} today={today} />
      <section aria-label="What this site contains">
        <dl class="figures">
          <Figure url="/visits" value={all.totalCount} name={all.totalCount === 1 ? 'visit' : 'visits'} />
          <Figure url="/people" value={people.totalCount} name="people" />
          <Figure url="/organizations" value={organizations.totalCount} name="organizations" />
          <Figure url="/statements" value={statements.totalCount} name="statements" />
          <Figure url="/sources" value={sources.totalCount} name={sources.totalCount === 1 ? 'source' : 'sources'} />
        </dl>
        <p class="aside">
          The sources cover: <CoveredInWords sources={sources} />. <a href="#sources">All sources</a>
        </p>
      </section>
      <section class="finding" aria-label="By decade">
        {sentence !== null && <p>{sentence}</p>}
        <DecadeBars
          label={labelOf(ofState, first)}
          counts={counts}
          today={today}
          link={(set) => withQuery('/visits', ofState ? { kind: 'STATE', ...set } : set)}
        />
      </section>
      <Section id="newest" title="Latest visits made">
        <VisitsTable visits={newest.nodes} caption="The latest visits made" />
        <p class="more">
          <a href="/visits">All {counted(all.totalCount, 'visit')}</a>
        </p>
      </Section>
      {ahead.totalCount > 0 && (
        <Section id="ahead" title="Announced">
          <p class="aside">Proposed, invited, accepted or planned, with no report that they took place.</p>
          <VisitsTable visits={ahead.nodes} caption="Visits announced" today={today} />
          <p class="more">
            <a href="/ahead">All announced visits and events</a>
          </p>
        </Section>
      )}
      <Section id="changed" title="Recent changes">
        <Changes total={recent.totalCount} visits={changed.nodes} />
        <p class="more">
          <a href="/changes.atom">All changes of the last thirty days, as a feed</a>
        </p>
      </Section>
      <Section id="sources" title="What the sources cover">
        <Covered sources={sources} />
        <h3 class="next">The sources</h3>
        <ul class="plain rows">
          {listed.map((source) => (
            <li key={source.slug}>
              <Link to={sourceUrl(source)}>{source.title}</Link>{' '}
              <span class="aside">
                {SOURCE_KIND[source.kind]}
                <CommaText>{source.publisher?.name}</CommaText>
                {source.publishedOn && ', '}
                {source.publishedOn && <DateOf when={source.publishedOn} />}, updated {dayText(source.updatedAt)}
              </span>
            </li>
          ))}
        </ul>
        <AllOf of={{ ...sources, nodes: listed }} noun={['source']} url="/sources" />
      </Section>
    </>
  );
}

type Source = StartPageQuery['sources']['nodes'][number];

/** What the sources cover, grouped by equal coverage. If not all sources are loaded, the numbers are minimums. */
function Covered({ sources: { totalCount, nodes } }: Pick<StartPageQuery, 'sources'>) {
  const least = totalCount > nodes.length ? 'at least ' : '';
  return (
    <ul class="plain rows">
      {[...groupBy(nodes, coverageOf)].map(([coverage, sources]) => (
        <li key={coverage}>
          <Text>{coverage}</Text>{' '}
          <span class="aside">
            {least}
            {counted(sources.length, 'source')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The same in one sentence, beginning with the most common coverage. */
function CoveredInWords({ sources: { nodes } }: Pick<StartPageQuery, 'sources'>) {
  const covered = [...groupBy(nodes, coverageOf)].toSorted(([, a], [, b]) => b.length - a.length).map(([coverage]) => coverage);
  const rest = covered.length - NAMED;
  return (
    <>
      <Text>{covered.slice(0, NAMED).map(uncapitalized).join('; ')}</Text>
      {rest > 0 && `; and ${number(rest)} more`}
    </>
  );
}

/** The number of kinds of coverage in the sentence. */
const NAMED = 3;

const uncapitalized = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function coverageOf({ coversTrips, coversGuests, coversHosts, coversYears }: Source): string {
  if ((coversTrips ?? coversGuests ?? coversHosts ?? coversYears) === null)
    return 'Visits between any countries, each from a news article';
  const comma = coversTrips?.includes(',') ? ',' : '';
  const from = coversGuests ? ` from ${coversGuests}` : '';
  const to = coversHosts ? ` to ${coversHosts}` : '';
  return capitalize(`${coversTrips ?? 'visits'}${comma}${from}${to}${coversYears ? `, ${coversYears}` : ''}`);
}

function labelOf(ofState: boolean, first: When | null | undefined): string {
  if (ofState) return 'State visits by decade';
  return first ? `Visits by decade, the earliest: ${dateText(first)}` : 'Visits by decade';
}

/** The number of sources listed. */
const LISTED = 12;
const NOTHING = new URLSearchParams();

/** From this number of changes on, a list of the latest visits is omitted if all of them were added on one day. */
const MANY = 20;

function Changes({ total, visits }: { total: number; visits: StartPageQuery['changed']['nodes'] }) {
  const days = new Set(visits.map(({ updatedAt }) => dayText(updatedAt)));
  const [day] = days;
  const isImport = total >= MANY && days.size === 1 && visits.every(({ version }) => version === 1);
  return (
    <>
      {total > visits.length && (
        <p>
          {counted(total, 'visit was', 'visits were')} added or changed in the last thirty days
          {isImport ? `, the last of them added on ${day}.` : '. The latest:'}
        </p>
      )}
      {!isImport && (
        <ul class="plain rows">
          {visits.map((visit) => (
            <li key={visit.slug}>
              <Link to={visitUrl(visit)}>{visit.title}</Link>{' '}
              <span class="aside">
                {visit.version === 1 ? 'added' : 'changed'} on {dayText(visit.updatedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Figure({ url, value, name }: { url: string; value: number; name: string }) {
  return (
    <div>
      <dt>
        <a href={url}>{name}</a>
      </dt>
      <dd>{number(value)}</dd>
    </div>
  );
}

function Empty() {
  return (
    <div class="lead">
      <h1>There is no data here yet</h1>
      <p class="deck">The store holds no source. The operator of this server can load some:</p>
      <ul>
        <li>
          <code>npx communique seed</code> stores the article that comes with the project;
        </li>
        <li>
          <code>npx communique seed FILE.yaml</code> stores an annotated article;
        </li>
        <li>
          <code>npx communique import --mapping FILE.yaml FILE…</code> stores a data set from CSV or XML files.
        </li>
      </ul>
    </div>
  );
}
