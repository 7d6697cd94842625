import { createHash } from 'node:crypto';
import { annotation as shape } from '../../../src/model/annotation.js';
import { readAnnotation } from '../../../src/model/read/read.js';
import type { Database } from '../../../src/db/database.js';
import { saveDraft } from '../../../src/features/desk/drafts/save-draft.js';
import { mergePeople } from '../../../src/features/editing/store/merge-people.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { removeInTransaction } from '../../../src/features/editing/store/store-edit.js';
import { writeTransaction } from '../../../src/store/transaction.js';
import { seedYaml } from '../../model/seed-article.js';

/** A text whose first character is a byte order mark, with line ends of both kinds. */
const TEXT = '\uFEFFAn article\r\nabout 😀 nothing.\n';

/** Adds to a seeded store what an archive must keep: two successive merges, a withdrawn source, a text, a disagreement, a draft. */
export async function addHistory({ prisma }: Database): Promise<void> {
  const article = readAnnotation(seedYaml).annotation!;
  const cite: [number, number][] = [[10, 20]];
  for (const slug of ['wang-huning-2', 'wang-huning-3']) {
    article.people[slug] = { name: 'Wang Huning', aliases: [slug.toUpperCase()] };
    article.positions.push({ title: 'Adviser', person: slug, term: 1, status: 'UNKNOWN', cite });
  }
  article.journeys['a-tour'] = { name: 'A tour' };
  Object.values(article.visits)[0]!.journey = 'a-tour';
  await storeAnnotation(prisma, article, { by: 'anna' });
  await merge('wang-huning-2', 'wang-huning-3');
  await merge('wang-huning', 'wang-huning-2');

  const { source } = article;
  const other = { ...article, source: { ...source, slug: 'withdrawn', sha256: 'a'.repeat(64) }, statements: {} };
  await storeAnnotation(prisma, other);
  await writeTransaction(prisma, (tx) => removeInTransaction(tx, 'withdrawn', { by: 'anna' }));

  const sha256 = createHash('sha256').update(TEXT).digest('hex');
  const uncited = ([slug, row]: [string, object]) => [slug, { ...row, cite: [] }];
  const organizations = Object.fromEntries(Object.entries(article.organizations).map(uncited)) as Record<string, object>;
  organizations['xinhua'] = { ...organizations['xinhua'], kind: 'GOVERNMENT' };
  const small = shape.parse({
    source: { ...source, slug: 'with-a-text', sha256, length: [...TEXT].length },
    organizations,
  });
  await storeAnnotation(prisma, small, { text: TEXT });

  const proposal = {
    name: 'p1',
    type: 'Visit' as const,
    key: { slug: 'a' },
    claim: { cite },
    reason: 'It says so.',
    confidence: 0.5,
    proposedBy: 'rules',
    outcome: 'REJECTED' as const,
  };
  const draft = { title: 'A draft', text: '\uFEFFa\r\n😀', annotation: 'source:\r\n', proposals: [proposal] };
  await saveDraft(prisma, { slug: null, version: null, by: 'anna' }, draft);

  async function merge(kept: string, gone: string): Promise<void> {
    const named = async (slug: string) =>
      prisma.person.findUniqueOrThrow({ where: { slug }, select: { id: true, version: true } });
    await mergePeople(prisma, { keep: await named(kept), merge: await named(gone), by: 'root' });
  }
}
