import { didYouMean, similarWords } from '../../../model/did-you-mean.js';
import type { PrismaClient } from '../../../db/generated/client.js';
import { removeInTransaction } from './store-edit.js';
import type { ImportReport } from '../../../store/import/report.js';
import type { Tx } from '../../../store/transaction.js';
import { selectWithdrawn, type Withdrawn } from '../../../store/entries/withdrawn-sources.js';
import { refuse } from './edit-refused.js';
import { refuseVersion } from './edit.js';
import { runEdit } from './run-edit.js';

interface Removal {
  /** The slug. */
  source: string;
  /** The version that the editor saw. */
  version: number;
  by: string;
  /** Reports what would change, then rolls back. */
  dryRun: boolean;
}

/** Withdraws a source. Returns its id and what changed. @throws EditRefused */
export function removeSource(
  prisma: PrismaClient,
  { source: slug, version, by, dryRun }: Removal,
): Promise<{ id: string; report: ImportReport }> {
  const remove = async (tx: Tx) => {
    const source = await tx.source.findUnique({ where: { slug } });
    if (!source) refuse('NOT_FOUND', await noSuchSource(tx, slug), ['source']);
    if (source.version !== version) refuseVersion(version, source.version, []);
    return { id: source.id, report: await removeInTransaction(tx, slug, { by }) };
  };
  return runEdit(prisma, remove, { dryRun });
}

/** Explains why no source has this slug: it was withdrawn, or never existed. */
export async function noSuchSource(tx: Tx, slug: string): Promise<string> {
  const withdrawn = await tx.$queryRaw<Withdrawn[]>(selectWithdrawn([slug]));
  if (withdrawn.length > 0) return `There is no source ${slug} any more: it was withdrawn.`;
  const sources = await tx.source.findMany({ select: { slug: true } });
  const known = sources.map((source) => source.slug);
  return `There is no source ${slug}${didYouMean(similarWords(slug, known)) || '.'}`;
}
