import type { ReadoutsPageQuery } from '../generated/graphql.js';
import { groupBy } from '../../../shared/group-by.js';
import { NOT_CREDITED, publishedBy, speakersText } from '../facts/statement.js';

export type ReadoutsVisit = NonNullable<ReadoutsPageQuery['visit']>;
export type Statement = ReadoutsVisit['statements']['nodes'][number];

/** The statements that one outlet reported, or those credited to no outlet. */
export interface Account<Each> {
  slug: string;
  name: string;
  outlet: { slug: string; name: string } | null;
  /** The statements that the page shows. */
  statements: Each[];
  /** The number of stored statements. */
  total: number;
}

/** A topic, or another visit, with the indexes of the statements about it in each account. */
export interface Subject {
  key: string;
  name: string;
  statements: Map<string, number[]>;
  /** The slug of the account, if only one has statements about it. */
  only: string | null;
}

/** The numbers of statements by outlet, including those that a page does not show. */
type Reported = readonly { count: number; outlet: { slug: string; name: string } | null }[];

/** The column for statements that the sources report themselves, unless they have one publisher. */
export const NO_OUTLET = 'No outlet credited';

/** Returns the accounts, the longest first. Statements credited to no outlet come last. */
export function listAccounts<Each extends Pick<Statement, 'reportedBy' | 'source'>>(
  statements: readonly Each[],
  counts: Reported,
): Account<Each>[] {
  const totals = new Map(counts.map(({ count, outlet }) => [outlet?.slug ?? NOT_CREDITED, count]));
  const accounts = [...groupBy(statements, ({ reportedBy }) => reportedBy?.slug ?? NOT_CREDITED)].map(([slug, said]) => {
    const outlet = said[0]!.reportedBy;
    const name = outlet?.name ?? publishedBy(said.map(({ source }) => source)) ?? NO_OUTLET;
    return { slug, name, outlet, statements: said, total: totals.get(slug) ?? said.length };
  });
  const rank = ({ outlet, total }: Account<Each>) => (outlet ? total : -1);
  return accounts.toSorted((a, b) => rank(b) - rank(a));
}

/** Returns the outlets without a statement on the page, with their statement counts. */
export function otherOutlets(accounts: readonly Account<unknown>[], counts: Reported) {
  const compared = new Set(accounts.map(({ slug }) => slug));
  return counts.flatMap(({ outlet, count }) => (outlet && !compared.has(outlet.slug) ? [{ outlet, count }] : []));
}

export function accountSubjects(accounts: readonly Account<Statement>[]): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const { slug, statements } of accounts) {
    for (const [index, statement] of statements.entries()) {
      for (const { key, name } of namedTopics(statement)) {
        const subject = subjects.get(key) ?? { key, name, statements: new Map<string, number[]>(), only: null };
        subject.statements.set(slug, [...(subject.statements.get(slug) ?? []), index]);
        subjects.set(key, subject);
      }
    }
  }
  return [...subjects.values()].map((subject) => {
    const [[slug] = [''], ...others] = subject.statements;
    return { ...subject, only: others.length === 0 ? slug : null };
  });
}

/** Returns the topics of a statement, and the other visits that it mentions. */
export function namedTopics({ topics, about }: Statement): { key: string; name: string }[] {
  return [
    ...topics.map((topic) => ({ key: `topic ${topic.slug}`, name: topic.name })),
    ...about.map((visit) => ({ key: `visit ${visit.slug}`, name: visit.title })),
  ];
}

/** Returns the statements by the names of their speakers, most statements first. */
export function statementsBySpeaker(statements: readonly Statement[]): [name: string, said: Statement[]][] {
  return [...groupBy(statements, speakersText)].toSorted(([, a], [, b]) => b.length - a.length);
}

/** Returns the side of the visit to which all speakers of a statement belong; null if it is unknown. */
export function sideOf(
  { speakers }: Statement,
  { guests, hosts, guestCountry, hostCountry }: ReadoutsVisit,
): 'guest' | 'host' | null {
  const sides = { guest: [guests, guestCountry] as const, host: [hosts, hostCountry] as const };
  const found = (['guest', 'host'] as const).filter((side) => {
    const [{ nodes }, country] = sides[side];
    return speakers.every(({ __typename: type, slug }) =>
      type === 'Country' ? slug === country?.slug : nodes.some(({ person }) => type === 'Person' && person?.slug === slug),
    );
  });
  return found.length === 1 ? found[0]! : null;
}
