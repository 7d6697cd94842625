import { Name } from '../facts/names.js';
import type { ExplorePageQuery } from '../generated/graphql.js';
import { personUrl, withQuery } from '../urls.js';
import { counted } from '../words.js';
import { changed } from './address.js';

type Suggestion = NonNullable<ExplorePageQuery['suggested']>['nodes'][number];

interface Props {
  path: string;
  query: URLSearchParams;
  suggested: ExplorePageQuery['suggested'] | undefined;
}

/** People and countries that the words of the box may mean: a link filters by them in place of the words. */
export function Suggested({ path, query, suggested }: Props) {
  if (!suggested || suggested.nodes.length === 0) return null;
  const others = changed(query, { q: null, sort: null });
  const isAlone = Object.keys(others).length === 0; // otherwise their numbers of visits are not those of the list
  const to = (changes: Record<string, string>) => withQuery(path, { ...others, ...changes });
  const visits = (url: string, count: number, words: string) =>
    count > 0 && <a href={url}>{isAlone ? `${counted(count, 'visit')} ${words}` : `visits ${words}`}</a>;
  return (
    <section class="suggested" aria-label="People and countries of this name">
      <ul class="plain">
        {suggested.nodes.map((each) => (
          <li key={`${each.__typename} ${'slug' in each ? each.slug : ''}`}>{suggestion(each, to, visits)}</li>
        ))}
      </ul>
    </section>
  );
}

function suggestion(
  each: Suggestion,
  to: (changes: Record<string, string>) => string,
  visits: (url: string, count: number, words: string) => unknown,
) {
  if (each.__typename === 'Person')
    return (
      <>
        <Name of={each} as="Person" />: {visits(to({ who: each.slug }), each.visits.totalCount, 'with this person')}
        {' · '}
        <a href={`${personUrl(each)}#met`}>who met this person</a>
      </>
    );
  if (each.__typename === 'Country')
    return (
      <>
        <Name of={each} as="Country" />: {visits(to({ guest: each.slug }), each.visitsMade.totalCount, 'made')}
        {each.visitsMade.totalCount > 0 && each.visitsHosted.totalCount > 0 && ' · '}
        {visits(to({ host: each.slug }), each.visitsHosted.totalCount, 'received')}
      </>
    );
  return null;
}
