import { isMailAddress } from '../../exports/dataset.js';
import { Term } from '../layout/term.js';
import { Link, Text } from '../facts/names.js';
import { dateText } from '../dates/date-text.js';
import { AboutPageDocument, type AboutPageQuery } from '../generated/graphql.js';
import { definePage, type Site } from '../page.js';
import { visitUrl } from '../../../http/urls.js';
import { ALL_PAIRS, isWeb } from '../urls.js';
import { byStatus, counted, number } from '../words.js';

export const aboutPage = definePage({
  route: '/about',
  document: AboutPageDocument,
  reads: ['pairs'],
  variables: ({ query }) => ({ pairs: query.get('pairs') === ALL_PAIRS ? 100 : 10 }),
  view: (data, _request, site) => ({
    title: 'About',
    description: 'What this site contains, how it is known, and what is not known.',
    canonical: '/about',
    main: () => <AboutMain data={data} site={site} />,
  }),
});

function AboutMain({ data, site }: { data: AboutPageQuery; site: Site }) {
  const { all, undated, identified, statuses, people, statements, unattributed, sources, disagreements } = data;
  const { ofOneSource, suspected, samePeople } = data;
  const paired = suspected.nodes.flatMap(({ visit, other }) => [visit.slug, other.slug]);
  // The target of `duplicateUrl`: the first pair with a visit.
  const target = (slug: string, at: number) => paired.indexOf(slug) === at && { id: `pair-${slug}` };
  const first = all.nodes[0]?.start;
  return (
    <article>
      <div class="lead">
        <h1>About</h1>
        <p class="deck">Communiqué records official visits and what was said during them. Every fact links to its source.</p>
      </div>
      <dl class="facts">
        <Term name="Owner">
          {site.owner === null ? 'The operator of this server has not said who publishes it.' : <Text>{site.owner}</Text>}
        </Term>
        <Term name="Contact">
          <Contact of={site} />
        </Term>
        <Term name="Licence">
          {site.licence === null ? (
            'No licence is given for the data. The licence of a source is on its page.'
          ) : (
            <Text>{site.licence}</Text>
          )}
        </Term>
        <Term name="Corrections">
          Name the page and the words of the source that contradict it. A correction creates a new version of the data; the
          addresses under “Cite this page” show what has changed since a version.
          {site.desk && (
            <>
              {' '}
              <a href="/desk">Editors sign in here</a>.
            </>
          )}
        </Term>
      </dl>
      <h2>What is stored</h2>
      <p>
        {counted(all.totalCount, 'visit')}
        {first && `, the earliest of ${dateText(first)}`}
        {statuses.nodes.length > 0 && `: ${byStatus(statuses)}`}
        {/* */}. {counted(people.totalCount, 'person', 'people')}, {counted(statements.totalCount, 'statement')},{' '}
        <a href="/sources">{counted(sources.totalCount, 'source')}</a>.
      </p>
      <h2>Method</h2>
      <ul>
        <li>
          Every fact cites a passage of a source. Its words are shown if the text of the source, or a quote of the passage, is
          stored; otherwise only where it stands.
        </li>
        <li>A date is as precise as its source. “May 2000” stays a month; no day is added.</li>
        <li>Announced visits stay “announced” until a source reports that they happened.</li>
        <li>Where sources contradict each other, pages show the value of the newest, and the other values next to it.</li>
        <li>
          Who said something, whose words are given, and who reported it are three separate facts. A paraphrase is in the words of
          the editor who read the source.
        </li>
        <li>Offices shown are those held, or possibly held, on the first day of the visit.</li>
      </ul>
      <h2>What is not known</h2>
      <ul>
        <li>{counted(undated.totalCount, 'visit has', 'visits have')} no date in any source.</li>
        {identified.unresolved > 0 && (
          <li>
            <a href="/visits?delegates=unknown">{counted(identified.unresolved, 'visit has', 'visits have')}</a> an unidentified
            delegate, for whom they are not counted.
          </li>
        )}
        <li>
          {disagreements.totalCount === 0 ? noneDiffer(data) : 'Sources disagree on '}
          {disagreements.totalCount > 0 && <a href="/disagreements">{counted(disagreements.totalCount, 'field')}</a>}
          {disagreements.totalCount > 0 && '.'}
        </li>
        {unattributed.totalCount > 0 && (
          <li>{counted(unattributed.totalCount, 'statement is', 'statements are')} from unnamed speakers.</li>
        )}
        <li>This is not complete: visits that our sources don’t mention are missing.</li>
      </ul>
      <h2>What to check</h2>
      <h3>Visits reported by one source only</h3>
      <p>
        {ofOneSource.totalCount === all.totalCount
          ? 'The dates, places and people of each visit here have a single source.'
          : `${counted(ofOneSource.totalCount, 'visit has', 'visits have')} a single source; the others are reported by several.`}
      </p>
      {ofOneSource.totalCount < all.totalCount && (
        <ul>
          {ofOneSource.nodes.map((visit) => (
            <li key={visit.slug}>
              <VisitLink {...visit} />
            </li>
          ))}
          <Rest {...ofOneSource} />
        </ul>
      )}
      <h3 id="duplicates">Possible duplicate visits</h3>
      <p>
        {suspected.totalCount === 0
          ? 'None found: no two visits between the same countries share a guest on days that may overlap.'
          : `${counted(suspected.totalCount, 'pair')} of visits: the same countries, a guest in common, and days that may overlap.`}
      </p>
      <ul>
        {suspected.nodes.map(({ visit, other }, index) => (
          <li key={`${visit.slug} ${other.slug}`} {...target(visit.slug, 2 * index)}>
            <VisitLink {...visit} /> and{' '}
            <span {...target(other.slug, 2 * index + 1)}>
              <VisitLink {...other} />
            </span>
          </li>
        ))}
        <Rest {...suspected} {...(suspected.nodes.length <= 10 && { to: `/about?pairs=${ALL_PAIRS}#duplicates` })} />
      </ul>
      <h3>Possible duplicate people</h3>
      <p>
        {samePeople.totalCount === 0 ? (
          'None found: no two people share a name, an alias or an identifier, or have similar names at about the same time.'
        ) : (
          <>
            <a href="/spellings">{counted(samePeople.totalCount, 'pair')} of people</a> who may have been stored twice. Each is
            counted separately.
          </>
        )}
      </p>
      <h2>As data</h2>
      <p>
        Each page is also data: add <code>.json</code> to its address.
        {site.playground && (
          <>
            {' '}
            <a href="/graphql">GraphQL</a> answers any other question.
          </>
        )}{' '}
        <a href="/changes.atom">The feed</a> lists what changed in the last thirty days.
      </p>
    </article>
  );
}

/** Says that sources do not differ and, if so, that they could not on visits: each has only one. */
function noneDiffer({ all, ofOneSource }: AboutPageQuery): string {
  const isSingle = all.totalCount > 0 && ofOneSource.totalCount === all.totalCount;
  return `The sources do not differ on any stored fact${isSingle ? ', but every visit has a single source' : ''}.`;
}

/** Where to send corrections. */
function Contact({ of: { contact } }: { of: Site }) {
  if (contact === null) return <>The operator of this server has given no address for corrections.</>;
  return <Link to={isMailAddress(contact) ? `mailto:${contact}` : isWeb(contact) ? contact : null}>{contact}</Link>;
}

function VisitLink({ slug, title }: { slug: string; title: string }) {
  return <Link to={visitUrl({ slug })}>{title}</Link>;
}

/** The number of items that are not listed, as a link to them if they are on another page. */
function Rest({ totalCount, nodes, to }: { totalCount: number; nodes: readonly unknown[]; to?: string }) {
  const rest = totalCount - nodes.length;
  if (rest <= 0) return null;
  const text = `and ${number(rest)} more`;
  return <li class="aside">{to === undefined ? text : <a href={to}>{text}</a>}</li>;
}
