import { relative } from 'node:path';
import { countries } from '../../../seed/reference/countries.js';
import type { CommandDeclaration } from '../../http/command.js';
import { checkAnnotation } from '../../model/read/check.js';
import { OperatorError } from '../../shared/operator-error.js';
import { formatProblems } from '../../store/files/format.js';
import { readText } from '../../store/files/read-text.js';
import { collectValues, matchTexts, readTexts } from './texts.js';
import { exampleLines } from '../../commands/options.js';

export const validateCommand: CommandDeclaration = (command) =>
  command
    .description('Reports all problems of annotations: syntax, shape and rules. Needs no store.')
    .argument('<annotations...>', 'YAML files.')
    .option('--text <file>', 'An annotated text, in which to check the passages. May be repeated.', collectValues)
    .addHelpText('after', exampleLines('validate --text article.txt article.yaml'))
    .action(async (files, { text: texts = [] }) => {
      const matched = await matchTexts(await readTexts(texts), files);
      const known = new Map(countries().map((country) => [country.slug, country]));
      const problems = await Promise.all(
        files.map(async (file) => checkAnnotation({ yaml: await readText(file), text: matched.get(file) }, known).problems),
      );
      const lines = formatProblems(files, problems);
      if (lines.length > 0) throw new OperatorError(lines.join('\n'));
      for (const file of files) {
        console.log(`${relative('.', file)}: no problem${matched.has(file) ? '' : ' found without its text'}`);
      }
    });
