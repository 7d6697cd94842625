import type { ReadoutsPageQuery } from '../generated/graphql.js';
import { groupBy } from '../../group-by.js';

export type Visit = NonNullable<ReadoutsPageQuery['visit']>;
type Statement = Visit['statements']['nodes'][number];

/** What one outlet reported; or what no outlet is credited with. */
export interface Account {
  slug: string;
  name: string;
  outlet: { slug: string; name: string } | null;
  statements: Statement[];
}

/** A topic, or another visit, and how many statements of each account tell of it. */
export interface Subject {
  key: string;
  name: string;
  counts: Map<string, number>;
  /** The name of the only account that tells of it. */
  only: string | null;
}

const UNNAMED = '-';

/** The longest first, and last what is credited to no outlet. */
export function accountsOf(statements: Statement[]): Account[] {
  const accounts = [...groupBy(statements, ({ reportedBy }) => reportedBy?.slug ?? UNNAMED)].map(([slug, said]) => {
    const outlet = said[0]!.reportedBy;
    return { slug, name: outlet?.name ?? 'without an outlet', outlet, statements: said };
  });
  const rank = ({ outlet, statements }: Account) => (outlet ? statements.length : -1);
  return accounts.toSorted((a, b) => rank(b) - rank(a));
}

export function subjectsOf(accounts: Account[]): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const { slug, statements } of accounts) {
    for (const { topics, about } of statements) {
      const named = [
        ...topics.map((topic) => ({ key: `topic ${topic.slug}`, name: topic.name })),
        ...about.map((visit) => ({ key: `visit ${visit.slug}`, name: visit.title })),
      ];
      for (const { key, name } of named) {
        const subject = subjects.get(key) ?? { key, name, counts: new Map<string, number>(), only: null };
        subject.counts.set(slug, (subject.counts.get(slug) ?? 0) + 1);
        subjects.set(key, subject);
      }
    }
  }
  return [...subjects.values()].map((subject) => {
    const [[slug] = [''], ...others] = subject.counts;
    const only = others.length === 0 ? accounts.find((account) => account.slug === slug)!.name : null;
    return { ...subject, only };
  });
}
