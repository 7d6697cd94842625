import { scopeSentence } from '../../counts/scope.js';
import { type DatasetFacts, datasetJsonLd } from '../../exports/dataset.js';
import { countedSources, partFraming, framedBy, visitsFraming } from '../charts/frame.js';
import { AllOf, Section } from '../layout/section.js';
import { visitsFile, VisitsTable } from '../facts/visits-table.js';
import { Link, Text } from '../facts/names.js';
import { coverageText } from '../facts/none-here.js';
import { dayText, lately } from '../dates/date-text.js';
import { StartPageDocument, type StartPageQuery } from '../generated/graphql.js';
import { definePage, type Site } from '../page.js';
import { LONGEST } from '../search/search.page.js';
import { sourceUrl, visitUrl } from '../../../http/urls.js';
import { ANNOUNCED, counted, number, SOURCE_KIND, TOOK_PLACE, withAnnounced } from '../words.js';
import { Questions } from './questions.js';

export const startPage = definePage({
  route: '/',
  document: StartPageDocument,
  variables: ({ today }) => ({ since: lately(today), ahead: ANNOUNCED, listed: TOOK_PLACE.status, ...framedBy(TOOK_PLACE) }),
  view: (data, { today }, site) => ({
    title: 'Communiqué',
    description: 'Official visits and what was said during them, each fact with the passage that supports it.',
    canonical: '/',
    search: null,
    jsonLd: datasetJsonLd(factsOf(data), site, site.exports),
    main: () => (data.sources.totalCount === 0 ? <Empty /> : <Start {...{ data, today, site }} />),
  }),
});

const factsOf = ({ oldest, newest, changed, hostsFramed: hosts, guestsFramed: guests }: StartPageQuery): DatasetFacts => ({
  scope: { hosts, guests },
  earliest: oldest.nodes[0]?.start ?? undefined,
  latest: newest.nodes[0]?.start ?? undefined,
  changedAt: changed.nodes[0]?.updatedAt,
});

function Start({ data, today, site }: { data: StartPageQuery; today: string; site: Site }) {
  const { hostsFramed, newest, ahead } = data;
  return (
    <>
      <div class="lead">
        <h1>Official visits, and what was said during them</h1>
        <p class="deck">
          Who went where, whom they met, and who said what. For journalists, analysts and historians: every fact cites a passage
          of a source, with its words if they are stored here.
        </p>
        <SearchBox />
        <p>
          <a href="/check">Check the quotations in a text</a>
        </p>
        <Contents {...data} />
        {site.desk && (
          <p class="aside">
            <a href="/desk">Editors: sign in to add or correct sources</a>
          </p>
        )}
      </div>
      <Questions data={data} today={today} />
      <Section id="newest" title="Latest visits made">
        <VisitsTable
          id="newest-listed"
          visits={newest.nodes}
          framing={visitsFraming({ title: 'The latest visits made, of all visits here', data, where: TOOK_PLACE })}
          files={visitsFile(site, TOOK_PLACE)}
        />
        <p class="more">
          <a href="/visits">All {withAnnounced(counted(hostsFramed.visitsCount, 'visit'), ahead.totalCount)}</a>
        </p>
      </Section>
      {ahead.totalCount > 0 && (
        <Section id="ahead" title="Announced">
          <VisitsTable
            id="ahead-listed"
            visits={ahead.nodes}
            framing={partFraming({
              title: 'No report that they took place',
              shown: ahead.nodes,
              total: ahead.totalCount,
              noun: 'announced visit',
              sources: data.aheadSources,
            })}
            files={visitsFile(site, ANNOUNCED)}
            today={today}
          />
          <p class="more">
            <a href="/ahead">All announced visits and events</a>
          </p>
        </Section>
      )}
      <Section id="changed" title="Recent changes">
        <Changes {...data} />
        <p class="more">
          <a href="/changes.atom">Changes of the last thirty days, as a feed</a>
        </p>
      </Section>
    </>
  );
}

/** The numbers of visits and statements, each with their sources. */
function Contents({ hostsFramed: hosts, guestsFramed: guests, sources, sourcesFramed, said }: StartPageQuery) {
  const [first] = said.nodes;
  const covered = coverageText(countedSources(sourcesFramed));
  return (
    <p class="aside">
      {scopeSentence({ hosts, guests }).slice(0, -1)}, in <a href="/sources">{counted(sources.totalCount, 'source')}</a>.
      {covered !== null && <Text>{` ${covered}`}</Text>}
      {first?.source && ` ${counted(said.statementsCount, 'statement')}, `}
      {first?.source &&
        (said.totalCount === 1 ? (
          <>
            all from one {SOURCE_KIND[first.source.kind]}: <Link to={sourceUrl(first.source)}>{first.source.title}</Link>.
          </>
        ) : (
          `from ${number(said.totalCount)} of them.`
        ))}
    </p>
  );
}

function SearchBox() {
  return (
    <form class="explore" action="/search" role="search">
      <div class="box">
        <label for="q">Words of a quotation, a person, country, place or year</label>
        <div>
          <input type="search" id="q" name="q" maxLength={LONGEST} />
          <button type="submit">Search</button>
        </div>
      </div>
    </form>
  );
}

/** If there are at least this many changes, and all of the latest visits were added on one day, their sources are listed. */
const MANY = 20;

function Changes({ lately: { totalCount: total }, changed: { nodes: visits }, sources }: StartPageQuery) {
  const days = new Set(visits.map(({ updatedAt }) => dayText(updatedAt)));
  const isImport = total >= MANY && days.size === 1 && visits.every(({ version }) => version === 1);
  return (
    <>
      {total > visits.length && (
        <p>
          {counted(total, 'visit of any status was', 'visits of any status were')} added or changed in the last thirty days.
          {isImport ? ' The latest sources:' : ' The latest:'}
        </p>
      )}
      <ul class="plain rows">
        {isImport
          ? sources.nodes.map((source) => (
              <Changed key={source.slug} of={source} to={sourceUrl(source)}>
                {`${counted(source.visits.totalCount, 'visit')}, `}
              </Changed>
            ))
          : visits.map((visit) => <Changed key={visit.slug} of={visit} to={visitUrl(visit)} />)}
      </ul>
      {isImport && <AllOf of={sources} noun={['source']} url="/sources" />}
    </>
  );
}

interface ChangedProps {
  of: { title: string; version: number; updatedAt: string };
  to: string;
  children?: string;
}

function Changed({ of: { title, version, updatedAt }, to, children }: ChangedProps) {
  return (
    <li>
      <Link to={to}>{title}</Link>{' '}
      <span class="aside">
        {children}
        {version === 1 ? 'added' : 'changed'} on {dayText(updatedAt)}
      </span>
    </li>
  );
}

function Empty() {
  return (
    <div class="lead">
      <h1>There is no data here yet</h1>
      <p class="deck">The store is empty. The operator of this server can load sources:</p>
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
