import { dateText } from '../dates/date-text.js';
import { AboutPageDocument, type AboutPageQuery, type OccurrenceStatus } from '../generated/graphql.js';
import { page, type Site } from '../page.js';
import { counted, number, STATUS } from '../words.js';

export const aboutPage = page({
  route: '/about',
  document: AboutPageDocument,
  variables: () => ({}),
  view: (data, _request, site) => ({
    title: 'About',
    description: 'What is held here, how it is known, and what is not known.',
    canonical: '/about',
    main: () => <AboutMain {...data} site={site} />,
  }),
});

function AboutMain({
  all,
  undated,
  statuses,
  people,
  statements,
  unattributed,
  sources,
  site,
}: AboutPageQuery & { site: Site }) {
  // prettier-ignore
  const first = all.nodes[0]?.start;
  return (
    <article>
      <div class="lead">
        <h1>About</h1>
        <p class="deck">
          Communiqué holds official visits and what was said on them, each fact with the passage of a source that it
          rests on.
        </p>
      </div>
      <h2>What is held</h2>
      <p>
        {counted(all.totalCount, 'visit')}
        {first && `, the earliest of ${dateText(first)}`}
        {statuses.length > 0 &&
          `: ${statuses.map(({ key, count }) => `${number(count)} ${STATUS[key as OccurrenceStatus]}`).join(', ')}`}{' '}
        {/* prettier-ignore */}. {counted(people.totalCount, 'person', 'people')},{' '}
        {counted(statements.totalCount, 'statement')}, <a href="/sources">{counted(sources.totalCount, 'source')}</a>.
      </p>
      <h2>How it is known</h2>
      <ul>
        <li>Nothing is stored without a passage: a source, and the characters of its text that say so.</li>
        <li>A date is as precise as its source. “May 2000” is a month, and is drawn as one.</li>
        <li>A status is what the newest source says. A visit that was announced is not a visit that was made.</li>
        <li>
          Who said something, whose words they are, and who reported it are three facts. A paraphrase is in the words of
          the person who read the source.
        </li>
        <li>Offices are those that may have been held on the first day of a visit.</li>
      </ul>
      <h2>What is not known</h2>
      <ul>
        <li>{counted(undated.totalCount, 'visit has', 'visits have')} no date that a source gives.</li>
        <li>
          {counted(unattributed.totalCount, 'statement is', 'statements are')} of somebody whom the source does not
          name.
        </li>
        <li>What no source tells is not here. That a visit is missing does not say that it was not made.</li>
      </ul>
      <h2>As data</h2>
      <p>
        Each page has its data: its address with <code>.json</code> at the end.
        {site.playground && (
          <>
            {' '}
            <a href="/graphql">GraphQL</a> answers any other question.
          </>
        )}{' '}
        <a href="/changes.atom">The feed</a> tells what changed in the last thirty days.
      </p>
    </article>
  );
}
