import type { CommandDeclaration } from '../../http/command.js';
import { AnnotationRefused } from '../../model/problem.js';
import { OperatorError } from '../../shared/operator-error.js';
import { noSuchSource } from './store/remove-source.js';
import { formatReport } from '../../store/files/format.js';
import { removeInTransaction } from './store/store-edit.js';
import { dryRun, writeTransaction, type Tx } from '../../store/transaction.js';
import { exampleLines } from '../../commands/options.js';
import { withStore } from '../../commands/with-store.js';

export const removeCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .description('Withdraws sources, with everything that only they claim. Withdraws either all of them or none.')
    .argument('<sources...>', 'The slugs of the sources.')
    .option('--dry-run', 'Report what would change, but change nothing.')
    .addHelpText('after', exampleLines('remove --dry-run china-north-korea-extol-traditional-friendship'))
    .action(async (given, { dryRun: isDryRun = false }) => {
      const slugs = [...new Set(given)];
      try {
        const run = isDryRun ? dryRun : writeTransaction;
        const reports = await withStore(readSettings(), ({ prisma }) => run(prisma, (tx) => removeAll(tx, slugs)), {
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
