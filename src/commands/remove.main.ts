import { AnnotationRefused } from '../model/problem.js';
import { readOptions } from './arguments.js';
import { command, withStore } from './command.js';
import { OperatorError } from '../shared/operator-error.js';
import { noSuchSource } from '../store/edits/remove-source.js';
import { removeInTransaction } from '../store/import/store.js';
import { dryRun, writeTransaction, type Tx } from '../store/transaction.js';
import { formatReport } from '../store/files/format.js';

// npm run remove -- [--dry-run] SLUG …: withdraws sources, all of them or none. With --dry-run it only reports what
// would change.

const USAGE = 'npm run remove -- [--dry-run] SLUG …';

await command(async (config) => {
  const { slugs, isDryRun } = readArguments();
  try {
    const run = isDryRun ? dryRun : writeTransaction;
    const reports = await withStore(config, ({ prisma }) => run(prisma, (tx) => removeAll(tx, slugs)), {
      writes: true,
    });
    for (const [slug, report] of reports) console.log(`${slug}: ${formatReport(report)}`);
    if (isDryRun) console.log('dry run: nothing was withdrawn');
  } catch (error) {
    if (!(error instanceof AnnotationRefused)) throw error;
    throw new OperatorError(`${error.message}\nnothing was withdrawn: the other sources cannot be stored without these`);
  }
});

async function removeAll(tx: Tx, slugs: string[]) {
  const sources = await tx.source.findMany({ where: { slug: { in: slugs } }, select: { slug: true } });
  const known = new Set(sources.map(({ slug }) => slug));
  const unknown = slugs.filter((slug) => !known.has(slug));
  if (unknown.length > 0) {
    const lines = await Promise.all(unknown.map((slug) => noSuchSource(tx, slug)));
    throw new OperatorError([...lines, 'nothing was withdrawn'].join('\n'));
  }
  const reports = new Map<string, Awaited<ReturnType<typeof removeInTransaction>>>();
  for (const slug of slugs) reports.set(slug, await removeInTransaction(tx, slug, {}));
  return reports;
}

function readArguments(): { slugs: string[]; isDryRun: boolean } {
  const { values, positionals: slugs } = readOptions(USAGE, { 'dry-run': { type: 'boolean' } });
  if (slugs.length === 0) throw new OperatorError(`usage: ${USAGE}`);
  return { isDryRun: values['dry-run'] ?? false, slugs: [...new Set(slugs)] };
}
