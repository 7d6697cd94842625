import { InvalidArgumentError } from '@commander-js/extra-typings';
import { exampleLines } from '../../commands/options.js';
import { withStore } from '../../commands/with-store.js';
import type { CommandDeclaration } from '../../http/command.js';
import { passagePageUrl } from '../../http/urls.js';
import { Prisma } from '../../db/generated/client.js';
import { Loader } from '../../query/load/loader.js';
import { ClientError } from '../../shared/errors.js';
import { OperatorError } from '../../shared/operator-error.js';
import { readText } from '../../store/files/read-text.js';
import { type Checked, checkText, VERDICTS } from './find/check.js';

export const checkQuotationsCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .description(
      'Prints the verdict on each quotation in a text, what was changed, and the passages it was compared with. The exit code is 1 if a quotation is altered or misattributed.',
    )
    .argument('<file>', 'The text, in UTF-8.')
    .option('--min-words <number>', 'Skip quotations with fewer words.', readNumber, 3)
    .addHelpText('after', exampleLines('check-quotations article.txt'))
    .action(async (file, { minWords }) => {
      const text = await readText(file);
      await withStore(readSettings(), async (db) => {
        const load = new Loader(db.prisma);
        const checked = await checkText(load, text, minWords).catch((error: unknown) => {
          throw error instanceof ClientError ? new OperatorError(`${file}: ${error.message}`) : error;
        });
        const ids = [...new Set(checked.flatMap(({ matches }) => matches.map(({ sourceId }) => sourceId)))];
        const sources = await load.raw<{ id: string; slug: string }[]>(
          Prisma.sql`SELECT id, slug FROM "Source" WHERE id = ANY(${ids}::uuid[])`,
        );
        const slugs = new Map(sources.map(({ id, slug }) => [id, slug]));
        for (const each of checked) console.log(linesOf(text, each, slugs).join('\n'));
        const count = (verdict: string) => checked.filter((each) => each.verdict === verdict).length;
        const counts = `${checked.length} quotations: ${VERDICTS.map((verdict) => `${verdict} ${count(verdict)}`).join(', ')}`;
        if (count('ALTERED') + count('MISATTRIBUTED') > 0) throw new OperatorError(counts);
        console.error(counts);
      });
    });

function readNumber(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Use a number from 1 to 99.');
}

/** Prints the quotation with its line, then its matches with the differences. */
function linesOf(text: string, checked: Checked, slugs: ReadonlyMap<string, string>): string[] {
  const line = [...text].slice(0, checked.start).filter((character) => character === '\n').length + 1;
  const unknown = checked.isSpeakerKnown === false ? ', who is not in the store' : '';
  const by = checked.speakerAsPrinted === null ? '' : ` (attributed to ${checked.speakerAsPrinted}${unknown})`;
  return [
    `${line}: ${checked.verdict}: ${JSON.stringify(checked.text)}${by}`,
    ...checked.matches.flatMap(({ differences, ...match }) => [
      `  ${passagePageUrl({ ...match, source: { slug: slugs.get(match.sourceId)! } })}`,
      ...differences.map(({ kind, given, stored }) => {
        if (kind === 'REPLACED') return `    ${JSON.stringify(given)} instead of ${JSON.stringify(stored)}`;
        return kind === 'INSERTED' ? `    inserted ${JSON.stringify(given)}` : `    left out ${JSON.stringify(stored)}`;
      }),
    ]),
  ];
}
