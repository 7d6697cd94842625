import { type DatasetFacts, datasetJsonLd } from '../../exports/dataset.js';
import { framedBy, visitsFraming } from '../charts/frame.js';
import { Section } from '../layout/section.js';
import { visitsFile, VisitsTable } from '../facts/visits-table.js';
import { Link } from '../facts/names.js';
import { dayText, lately } from '../dates/date-text.js';
import { StartPageDocument, type StartPageQuery } from '../generated/graphql.js';
import { definePage, type Site } from '../page.js';
import { ExploreForm } from '../explore/form.js';
import { visitUrl } from '../../../http/urls.js';
import { AHEAD, counted, NOT_DENIED } from '../words.js';
import { Questions } from './questions.js';

export const startPage = definePage({
  route: '/',
  document: StartPageDocument,
  variables: ({ today }) => ({ since: lately(today), ...framedBy(NOT_DENIED) }),
  view: (data, { today }, site) => ({
    title: 'Communiqué',
    description: 'Official visits and what was said during them, each fact with the passage that supports it.',
    canonical: '/',
    search: null,
    jsonLd: datasetJsonLd(factsOf(data), site, site.exports),
    main: () => (data.sources.totalCount === 0 ? <Empty /> : <Start {...{ data, today, site }} />),
  }),
});

const factsOf = ({ oldest, newest, changed, visited: hosts, guestsFramed: guests }: StartPageQuery): DatasetFacts => ({
  scope: { hosts, guests },
  earliest: oldest.nodes[0]?.start ?? undefined,
  latest: newest.nodes[0]?.start ?? undefined,
  changedAt: changed.nodes[0]?.updatedAt,
});

function Start({ data, today, site }: { data: StartPageQuery; today: string; site: Site }) {
  const { all, newest, ahead, lately: recent, changed } = data;
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
          framing={visitsFraming({ title: 'The latest visits made, of all visits here', data, where: NOT_DENIED })}
          files={visitsFile(site, NOT_DENIED)}
        />
        <p class="more">
          <a href="/visits">All {counted(all.totalCount, 'visit')}</a>
        </p>
      </Section>
      {ahead.totalCount > 0 && (
        <Section id="ahead" title="Announced">
          <VisitsTable
            id="ahead-listed"
            visits={ahead.nodes}
            framing={visitsFraming({
              title: 'Announced, with no report that they took place, of all visits here',
              ...{ data, where: NOT_DENIED },
            })}
            files={visitsFile(site, { status: AHEAD })}
            today={today}
          />
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
    </>
  );
}

const NOTHING = new URLSearchParams();

/** If there are at least this many changes, the list of the latest visits is omitted if all of them were added on one day. */
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
