import type { CommandDeclaration } from '../../http/command.js';
import { CodePoints } from '../../model/text/code-points.js';
import { explainAbsence, findQuotation, inQuotationMarks } from '../../model/text/find-quotation.js';
import { sha256 } from '../../model/text/sha256.js';
import { OperatorError } from '../../shared/operator-error.js';
import { readText } from '../../store/files/read-text.js';
import { exampleLines } from '../../commands/options.js';

export const passageCommand: CommandDeclaration = (command) =>
  command
    .description('Prints the SHA-256 and the length of a text, and where the given words occur in it, in code points.')
    .argument('[words...]', 'Words to find.')
    .requiredOption('--text <file>', 'The text.')
    .option('--words <file>', 'More words to find, one entry per line.')
    .addHelpText('after', exampleLines('passage --text article.txt "made an unofficial visit"'))
    .action(async (given, { text: file, words: wordsFile }) => {
      if (given.some((each) => !each.trim())) command.error('error: the words to find are empty');
      const lines = wordsFile === undefined ? [] : (await readText(wordsFile)).split('\n').filter((line) => line.trim());
      const words = [...given, ...lines];
      const text = new CodePoints(await readText(file));
      console.log(`sha256: ${sha256(text.text)}\nlength: ${text.length}`);
      const found = words.map((each) => ({ words: each, places: findQuotation(text, each) }));
      for (const each of found) {
        if (words.length > 1) console.log(inQuotationMarks(each.words));
        for (const { start, end } of each.places) console.log(`[${start}, ${end}] line ${text.lineOf(start)}`);
      }
      const absent = found.filter(({ places }) => places.length === 0);
      if (absent.length === 0) return;
      throw new OperatorError(
        absent
          .map((each) => `${file} does not contain ${inQuotationMarks(each.words)}${explainAbsence(text, each.words)}`)
          .join('\n'),
      );
    });
