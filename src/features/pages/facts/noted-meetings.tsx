import type { ComponentChild } from 'preact';
import { withQuery } from '../../../http/urls.js';
import { visitWhere } from '../explore/visit-filter.js';
import type { VisitWhere } from '../generated/graphql.js';
import { counted } from '../words.js';
import { SentenceList, Text } from './names.js';

type Query = Record<string, string>;

/** Limits the parameters of a list of visits to those with the word “met”. In quotes, it stands for no name such as Mette. */
const noted = (query: Query): Query => ({ ...query, q: '"met"' });

/** Returns the filter of the visits that `NotedMeetings` links to. */
export const notedWhere = (query: Query): VisitWhere => visitWhere(new URLSearchParams(noted(query)));

/**
 * Returns the word of a name by which texts mention a person: the last one, without a numeral such as II or an article such as
 * al-, or the first one of a name such as Kim Jong-un.
 */
export function surname({ name }: { name: string }): string {
  const [first, ...others] = name.split(' ');
  if (/^\p{Lu}\p{Ll}+-\p{Ll}+$/u.test(others[0] ?? '')) return first!;
  const [, word] =
    others
      .toReversed()
      .map((each) => LAST_NAME.exec(each))
      .find((found) => found !== null) ?? [];
  return word ?? name;
}

const LAST_NAME = /^(?:\p{L}{1,3}-)?(?![IVX]+$)(\p{L}{3,}[\p{L}\p{M}'’-]*)/u;

/** Returns the filter of visits that words find although nobody with the surname of a person is a delegate. */
export const inWordsOnly = (person: { name: string }, query: Query): VisitWhere => ({
  AND: [visitWhere(new URLSearchParams(query)), { NOT: { delegate: { person: { name: { contains: surname(person) } } } } }],
});

/** Counts the visits that lists with a person leave out although they may be visits with the person. Renders nothing for none. */
export function InWordsOnly({ person, total, to }: { person: { name: string }; total: number; to: string }) {
  if (total === 0) return null;
  return (
    <p class="aside">
      Not counted: {counted(total, 'visit')} with the word “<Text>{surname(person)}</Text>” only in the title, places or note.{' '}
      <a href={to}>Show all visits with this word</a>.
    </p>
  );
}

interface NotedProps {
  in: readonly { query: Query; totalCount: number }[];
  children: ComponentChild;
}

/** Links to visits whose notes mention meetings, which need not be recorded. Renders nothing if there are none. */
export function NotedMeetings({ in: lists, children }: NotedProps) {
  const found = lists.filter(({ totalCount }) => totalCount > 0);
  if (found.length === 0) return null;
  return (
    <p class="aside">
      {children} See{' '}
      <SentenceList
        items={found.map(({ query, totalCount }) => (
          <a href={withQuery('/visits', noted(query))}>{counted(totalCount, 'visit')} with the word “met”</a>
        ))}
      />
      .
    </p>
  );
}
